"""The playground: one port that gives out a page and answers its editor."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from websockets.asyncio.server import serve
from websockets.datastructures import Headers
from websockets.http11 import Response

from agentls.lsp.server import Server
from agentls.lsp.sockets import LOCAL_PAGES, attend
from agentls.project.memory_filesystem import Nowhere

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from websockets.asyncio.server import Server as Listener
    from websockets.asyncio.server import ServerConnection
    from websockets.http11 import Request

_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
}
_POLICY = "; ".join(
    (
        "default-src 'self'",
        # The editor makes rules of style while it runs.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Connection": "close",
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_PAGE = "index.html"
_SESSION = "lsp"


class Playground:
    """Gives out the page, and to each page that is opened a server of its own.

    The page is for whoever knows its address, which has a word in it that nobody can guess: another user of this
    machine could say any ``Origin``. Its servers see nothing of this machine's disk.

    Args:
        assets: the folder of the page and all it loads.
        listening: the socket, on loopback.
    """

    def __init__(self, assets: Path, listening: socket.socket) -> None:
        self._listening = listening
        host, port = listening.getsockname()[:2]
        self._prefix = f"/{secrets.token_urlsafe(16)}/"
        self.address = f"http://{host}:{port}{self._prefix}"
        self._files = {file.name: file for file in assets.iterdir() if file.suffix in _TYPES}

    async def listen(self) -> Listener:
        """Begin to answer."""
        return await serve(_visit, sock=self._listening, process_request=self._answer, max_size=None)

    def _answer(self, _: ServerConnection, request: Request) -> Response | None:
        """A file of the page; None lets the request become a session."""
        hosts, origins = request.headers.get_all("Host"), request.headers.get_all("Origin")
        # A name that leads here only now and then may be another site's, which would then share our origin.
        if len(hosts) != 1 or not LOCAL_PAGES.fullmatch(f"http://{hosts[0]}"):
            return _text(HTTPStatus.MISDIRECTED_REQUEST, "This is not the host of the playground.")
        path = urlsplit(request.path).path
        name = path.removeprefix(self._prefix) if path.startswith(self._prefix) else None
        if name == _SESSION:
            own = origins == [f"http://{hosts[0]}"]
            return None if own else _text(HTTPStatus.FORBIDDEN, "Only the playground's own page may come in.")
        file = self._files.get(name or _PAGE) if name is not None else None
        if file is None:
            return _text(HTTPStatus.NOT_FOUND, "Not found. Open the address that agentls playground has printed.")
        return _response(HTTPStatus.OK, _TYPES[file.suffix], file.read_bytes())


async def _visit(socket: ServerConnection) -> None:
    server = Server(Nowhere(), alone=False)
    try:
        await attend(server, socket)
    finally:
        server.leave()


def _text(status: HTTPStatus, words: str) -> Response:
    return _response(status, _TYPES[".txt"], f"{words}\n".encode())


def _response(status: HTTPStatus, kind: str, body: bytes) -> Response:
    length = {"Content-Type": f"{kind}; charset=utf-8", "Content-Length": str(len(body))}
    return Response(status.value, status.phrase, Headers({**_HEADERS, **length}), body)
