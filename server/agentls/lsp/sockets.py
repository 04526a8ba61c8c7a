"""WebSocket: who may come in, and how long a visit lasts.

Any web page may open a WebSocket to a port of this machine; the ``Origin`` that browsers send with it tells which
page it is.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from pygls.io_ import WebSocketWriter
from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from websockets.asyncio.server import ServerConnection
    from websockets.typing import Origin

    from agentls.lsp.server import Server

_TRY_AGAIN_LATER = 1013
"""The code for closing a connection that comes too many."""

LOCAL_PAGES = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?")
"""The origins of pages that this machine serves."""


async def run_ws(
    server: Server, host: str, port: int, origins: Sequence[str], listening: Callable[[int], None]
) -> None:
    """Serve the first client that introduces itself, until it leaves.

    Args:
        server: what answers it.
        host: the address to listen on.
        port: the port to listen on.
        origins: pages that may come, beside those of this machine; what is no page may always come.
        listening: is told the port.
    """
    come, left = asyncio.Event(), asyncio.Event()

    async def receive(socket: ServerConnection) -> None:
        if come.is_set():
            await socket.close(_TRY_AGAIN_LATER, "this server is for one client, and has it")
            return
        come.set()
        await attend(server, socket)
        (left.set if server.protocol.introduced else come.clear)()

    welcome: list[Origin | re.Pattern[str] | None] = [None, LOCAL_PAGES, *map(_origin, origins)]
    async with serve(receive, host, port, origins=welcome, max_size=None) as listener:
        listening(next(iter(listener.sockets)).getsockname()[1])
        await left.wait()


async def attend(server: Server, socket: ServerConnection) -> None:
    """Serve one client until it leaves.

    Raises:
        SystemExit: it has sent ``exit``.
    """
    server.protocol.set_writer(WebSocketWriter(socket), include_headers=False)
    with suppress(ConnectionClosed):
        while True:
            server.protocol.take(await socket.recv(decode=False))


def _origin(name: str) -> Origin:
    from websockets.typing import Origin

    return Origin(name)
