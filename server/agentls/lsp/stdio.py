"""Standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from pygls.io_ import StdoutWriter

from agentls.lsp.framing import run_stream

if TYPE_CHECKING:
    from agentls.lsp.server import Server

_CHUNK = 1 << 16


class Output(StdoutWriter):
    """Standard output; what is still said when the client has left is for nobody."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._stream = stream

    def write(self, data: bytes) -> None:
        """Send one message."""
        if self._stream.closed:
            return
        try:
            super().write(data)
        except BrokenPipeError:
            # It says so once more, and is closed.
            with suppress(BrokenPipeError):
                self._stream.close()


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
    try:
        loop.add_reader(sys.stdin.fileno(), _take, loop, reader)
    except (NotImplementedError, OSError):
        # Windows, or a file: a thread that only moves bytes.
        threading.Thread(target=_pump, args=(loop, reader), daemon=True).start()
    server.protocol.set_writer(Output(output))
    await run_stream(server.protocol, reader)


def _take(loop: asyncio.AbstractEventLoop, reader: asyncio.StreamReader) -> None:
    """Take what has come: no thread has to wait for the others' leave while files are read beside the messages."""
    source = sys.stdin.fileno()
    data = b""
    with suppress(OSError):
        data = os.read(source, _CHUNK)
    if data:
        reader.feed_data(data)
    else:
        loop.remove_reader(source)
        reader.feed_eof()


def _pump(loop: asyncio.AbstractEventLoop, reader: asyncio.StreamReader) -> None:
    source = sys.stdin.fileno()
    # A closed loop or a broken input both mean that nobody is left to serve.
    with suppress(RuntimeError):
        with suppress(OSError):
            while data := os.read(source, _CHUNK):
                loop.call_soon_threadsafe(reader.feed_data, data)
        loop.call_soon_threadsafe(reader.feed_eof)
