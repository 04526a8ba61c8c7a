"""Bytes in and out: standard input read by a thread of its own, WebSocket frames as text."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from pygls.io_ import StdoutWriter, run_async

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from pygls.server import JsonRPCServer

_log = logging.getLogger(__name__)
_CHUNK = 1 << 16


class TextFrames:
    """Sends what pygls writes as text frames, for browsers' clients do not take the binary ones it sends."""

    def __init__(self, frames: Any) -> None:  # noqa: ANN401  # pygls declares bytes only; a str makes a text frame
        self._frames = frames

    async def write(self, data: bytes) -> None:
        """Send one message; what is still said when the client has left is for nobody."""
        from websockets.exceptions import ConnectionClosed

        with suppress(ConnectionClosed):
            await self._frames.write(data.decode())

    def close(self) -> Awaitable[None]:
        """Close the connection."""
        closed: Awaitable[None] = self._frames.close()
        return closed


class Output(StdoutWriter):
    """Standard output; what is still said when the client has left is for nobody."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._stream = stream

    def write(self, data: bytes) -> None:
        """Send one message."""
        if not self._stream.closed:
            super().write(data)


def claim_stdout() -> BinaryIO:
    """The real standard output; from now on whatever else writes to it ends up in standard error."""
    sys.stdout.flush()
    claimed = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdout = sys.stderr
    return claimed


async def run_stdio(server: JsonRPCServer, output: BinaryIO) -> None:
    """Serve one client over standard input and output, until the input ends."""
    reader = asyncio.StreamReader()
    # pygls reads through a thread pool, three hops a message. A thread that only moves bytes is one hop
    # for all that has come, so that changes which queued up are all known before the first is checked.
    threading.Thread(target=_pump, args=(asyncio.get_running_loop(), reader), daemon=True).start()
    server.protocol.set_writer(Output(output))
    await run_async(
        stop_event=threading.Event(),
        reader=reader,
        protocol=server.protocol,
        logger=_log,
        error_handler=server.report_server_error,
    )


def _pump(loop: asyncio.AbstractEventLoop, reader: asyncio.StreamReader) -> None:
    source = sys.stdin.fileno()
    # A closed loop or a broken input both mean that nobody is left to serve.
    with suppress(RuntimeError):
        with suppress(OSError):
            while data := os.read(source, _CHUNK):
                loop.call_soon_threadsafe(reader.feed_data, data)
        loop.call_soon_threadsafe(reader.feed_eof)
