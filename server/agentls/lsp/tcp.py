"""TCP: one client, and no web page."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from agentls.lsp.framing import UnreadableStreamError, read_body, run_stream

if TYPE_CHECKING:
    from collections.abc import Callable

    from agentls.lsp.server import Server


async def run_tcp(server: Server, host: str, port: int, listening: Callable[[int], None]) -> None:
    """Serve the first client that introduces itself, until it leaves; others are turned away meanwhile.

    Any web page may open a connection to a port of this machine, but what a browser says begins with a request of HTTP.

    Args:
        server: what answers the client.
        host: the address to listen on.
        port: the port to listen on; 0 for any that is free.
        listening: is told the port.

    Raises:
        SystemExit: the client has sent ``exit``.
        OSError: the address is not free.
    """
    come, left = asyncio.Event(), asyncio.Event()

    async def receive(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = None if come.is_set() else await _read_first(reader)
        # Another may have come in while this one hesitated.
        if first is not None and not come.is_set():
            come.set()
            server.protocol.set_writer(writer)
            server.protocol.take(first)
            await run_stream(server.protocol, reader)
            (left.set if server.protocol.introduced else come.clear)()
        writer.close()

    listener = await asyncio.start_server(receive, host, port)
    listening(listener.sockets[0].getsockname()[1])
    await left.wait()
    listener.close()


async def _read_first(reader: asyncio.StreamReader) -> bytes | None:
    with suppress(UnreadableStreamError):
        return await read_body(reader)
    return None
