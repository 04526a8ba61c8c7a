"""Standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from contextlib import suppress
from select import select
from typing import TYPE_CHECKING, BinaryIO

from pygls.io_ import StdoutWriter

from agentls.lsp.framing import run_stream

if TYPE_CHECKING:
    from agentls.lsp.server import Server

_CHUNK = 1 << 16
_PIECE = 4096
"""Bytes that a pipe which takes any takes at once."""


class Output(StdoutWriter):
    """Standard output; what is still said when the client has left is for nobody."""

    def __init__(self, stream: BinaryIO, source: Input | None) -> None:
        """Write to ``stream``, and read the ``source`` while nobody reads from that."""
        super().__init__(stream)
        self._stream = stream
        self._source = source

    def write(self, data: bytes) -> None:
        """Send one message."""
        if self._stream.closed:
            return
        try:
            self._write(data)
        except BrokenPipeError:
            # It says so once more, and is closed.
            with suppress(BrokenPipeError):
                self._stream.close()

    def _write(self, data: bytes) -> None:
        if self._source is None:
            super().write(data)
            return
        left = memoryview(data)
        while left:
            # A client that first writes all and then reads would else wait for us, and we for it.
            self._source.wait_until_writable(self._stream.fileno())
            left = left[os.write(self._stream.fileno(), left[:_PIECE]) :]


class Input:
    """Standard input, taken when there is some: no thread has to wait for the others' leave while files are read.

    Raises:
        NotImplementedError: nobody can be told when there is some, as on Windows.
        OSError: it is a file.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, reader: asyncio.StreamReader) -> None:
        self._loop, self._reader = loop, reader
        self._open = [sys.stdin.fileno()]
        loop.add_reader(sys.stdin.fileno(), self._take)

    def wait_until_writable(self, output: int) -> None:
        """Take what comes until there is room in the output."""
        while True:
            _, writable, _ = select(self._open, [output], [])
            self._take()
            if writable:
                return

    def _take(self) -> None:
        # What the loop was told of may have been taken meanwhile, for the output.
        if not select(self._open, [], [], 0)[0]:
            return
        data = b""
        with suppress(OSError):
            data = os.read(sys.stdin.fileno(), _CHUNK)
        if data:
            self._reader.feed_data(data)
        else:
            self._loop.remove_reader(self._open.pop())
            self._reader.feed_eof()


def claim_stdout() -> BinaryIO:
    """The real standard output; from now on whatever else writes to it ends up in standard error."""
    sys.stdout.flush()
    claimed = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdout = sys.stderr
    return claimed


async def run_stdio(server: Server, output: BinaryIO) -> None:
    """Serve one client over standard input and output, until the input ends."""
    reader, loop = asyncio.StreamReader(), asyncio.get_running_loop()
    # pygls reads through a thread pool, three hops a message. All that has come is taken at once, so that changes
    # which queued up are all known before the first is checked.
    source = None
    try:
        source = Input(loop, reader)
    except (NotImplementedError, OSError):
        threading.Thread(target=_pump, args=(loop, reader), daemon=True).start()
    server.protocol.set_writer(Output(output, source))
    await run_stream(server.protocol, reader)


def _pump(loop: asyncio.AbstractEventLoop, reader: asyncio.StreamReader) -> None:
    source = sys.stdin.fileno()
    # A closed loop or a broken input both mean that nobody is left to serve.
    with suppress(RuntimeError):
        with suppress(OSError):
            while data := os.read(source, _CHUNK):
                loop.call_soon_threadsafe(reader.feed_data, data)
        loop.call_soon_threadsafe(reader.feed_eof)
