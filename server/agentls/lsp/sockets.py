"""WebSocket: who may come in, and how long a visit lasts.

Any web page may open a WebSocket to a port of this machine; the ``Origin`` that browsers send with it tells which
page it is.
"""

from __future__ import annotations

import asyncio
import logging
import re
import threading
from typing import TYPE_CHECKING

from pygls.io_ import run_websocket
from websockets.asyncio.server import serve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pygls.server import JsonRPCServer
    from websockets.asyncio.server import ServerConnection
    from websockets.typing import Origin

_log = logging.getLogger(__name__)

_TRY_AGAIN_LATER = 1013
"""The code for closing a connection that comes too many."""

LOCAL_PAGES = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?")
"""The origins of pages that this machine serves."""


async def run_ws(server: JsonRPCServer, host: str, port: int, origins: Sequence[str]) -> None:
    """Serve the first client that comes, until it leaves.

    Args:
        server: what answers it.
        host: the address to listen on.
        port: the port to listen on.
        origins: pages that may come, beside those of this machine; what is no page may always come.
    """
    come, left = asyncio.Event(), asyncio.Event()

    async def receive(socket: ServerConnection) -> None:
        if come.is_set():
            await socket.close(_TRY_AGAIN_LATER, "this server is for one client, and has it")
            return
        come.set()
        await attend(server, socket)
        left.set()

    welcome: list[Origin | re.Pattern[str] | None] = [None, LOCAL_PAGES, *map(_origin, origins)]
    async with serve(receive, host, port, origins=welcome, max_size=None):
        await left.wait()


async def attend(server: JsonRPCServer, socket: ServerConnection) -> None:
    """Serve one client until it leaves.

    Raises:
        SystemExit: it has sent ``exit``.
    """
    await run_websocket(
        websocket=socket,
        stop_event=threading.Event(),
        protocol=server.protocol,
        logger=_log,
        error_handler=server.report_server_error,
    )


def _origin(name: str) -> Origin:
    from websockets.typing import Origin

    return Origin(name)
