"""A service on this machine, for programs that want to speak to a model before they tell what they have loaded."""

from __future__ import annotations

import contextlib
import http.server
import queue
import threading
from typing import TYPE_CHECKING

from agentls.doctor.answer import NoAnswerError
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from agentls.doctor.running import Running

_MOST = 100_000_000
"""Bytes of a request."""


class Reply(NamedTuple):
    """What a request is answered with."""

    status: int
    type: str
    body: bytes


REFUSAL = Reply(401, "application/json", b'{"error":{"type":"authentication_error","message":"no"}}')


class Service:
    """Serves on the loopback while it is entered.

    Args:
        answer: the reply to a path and a body; called by several threads.
    """

    def __init__(self, answer: Callable[[str, bytes], Reply]) -> None:
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(answer))
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Service:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


class Listener:
    """A model that lets nobody in, and keeps what it is asked."""

    def __init__(self, path: str) -> None:
        """With the end of the paths that are of interest."""
        self._path = path
        self._requests: queue.Queue[bytes] = queue.Queue()

    def answer(self, path: str, body: bytes) -> Reply:
        """Refuses, always."""
        if path.partition("?")[0].endswith(self._path):
            self._requests.put(body)
        return REFUSAL

    def first(self, running: Running, left: Callable[[], float]) -> bytes:
        """The first request of a program that runs.

        Raises:
            NoAnswerError: it ends before it asks, or the time is over.
        """
        while True:
            ended = running.has_ended
            with contextlib.suppress(queue.Empty):
                return self._requests.get(timeout=min(left(), 0.2))
            if ended:
                last = running.errors().rstrip().rpartition("\n")[2]
                raise NoAnswerError(f"it ends before it asks its model: {last[:200]}")


def _handler(answer: Callable[[str, bytes], Reply]) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            # A program that was ended leaves its connections.
            with contextlib.suppress(OSError, ValueError):
                body = self.rfile.read(min(int(self.headers.get("content-length") or 0), _MOST))
                self._send(answer(self.path, body))

        do_GET = do_HEAD = do_POST  # noqa: N815 - names of the base class

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            self.send_header("content-type", reply.type)
            self.send_header("content-length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def handle(self) -> None:
            with contextlib.suppress(OSError):
                super().handle()

        def log_message(self, *_: object) -> None:
            pass

    return Handler
