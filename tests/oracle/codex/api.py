"""A model's API on this machine that refuses everything and keeps what it was sent."""

from __future__ import annotations

import http.server
import json
import queue
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


class Api:
    """Serves while it is entered."""

    def __init__(self) -> None:
        self.requests: queue.Queue[dict] = queue.Queue()
        """The bodies of requests for an answer of the model."""
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(self.requests))
        self._server.handle_error = lambda *_: None  # a program that was ended leaves its connections
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> Api:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(requests: queue.Queue[dict]) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            if self.path.endswith("/responses"):
                requests.put(json.loads(body))
            self.send_response(401)
            self.send_header("content-length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        do_GET = do_POST  # noqa: N815 - a name of the base class

        def log_message(self, *_: object) -> None:
            pass

    return Handler
