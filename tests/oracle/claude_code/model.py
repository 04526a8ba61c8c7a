"""A model on this machine that asks the program for every agent and every skill, and notes what it is then sent."""

from __future__ import annotations

import http.server
import json
import re
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

AT_ONCE = 10
"""How many agents are started in one turn; the program refuses more than twenty."""


@dataclass
class Model:
    """What to start, and the requests that came of it."""

    agents: list[str] = field(default_factory=list)
    skills: list[str] = field(default_factory=list)
    first: dict = field(default_factory=dict)
    """The main request, which lists the agents and the skills."""
    started: dict[str, dict] = field(default_factory=dict)
    """The request of each agent that was started."""
    _turn: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, request: dict) -> list[dict]:
        """The blocks to answer with."""
        found = re.search(r"agent number (\d+)\b", json.dumps(request["messages"]))
        with self._lock:
            if found and not _starts_agents(request, self.first):
                self.started.setdefault(self.agents[int(found[1])], request)
                return [text("Done.")]
            self.first = self.first or request
            calls = self._calls()[self._turn : self._turn + 1]
            self._turn += 1
        return calls[0] if calls else [text("Done.")]

    def _calls(self) -> list[list[dict]]:
        """What is called in each turn: agents in lots, then skills one by one."""
        agents = [call(f"agent_{at}", "Agent", _start(at, name)) for at, name in enumerate(self.agents)]
        skills = [
            call(f"skill_{at}", "Skill", {"skill": name, "args": "one two"}) for at, name in enumerate(self.skills)
        ]
        lots = [agents[at : at + AT_ONCE] for at in range(0, len(agents), AT_ONCE)]
        return [*lots, *([skills] if skills else [])]


def _start(number: int, name: str) -> dict[str, object]:
    return {"description": "x", "prompt": f"agent number {number}", "subagent_type": name, "run_in_background": False}


def _starts_agents(request: dict, first: dict) -> bool:
    """Whether this is the main conversation's request: it begins as the first did."""
    return bool(first) and request["system"][1:] == first["system"][1:]


def text(words: str) -> dict:
    """A block of text."""
    return {"type": "text", "text": words}


def call(label: str, tool: str, arguments: dict[str, object]) -> dict:
    """A block that calls a tool."""
    return {"type": "tool_use", "id": label, "name": tool, "input": arguments}


def events(blocks: list[dict]) -> Iterator[dict]:
    """The events of a streamed answer."""
    usage = {"input_tokens": 1, "output_tokens": 1}
    message = {"id": "msg_1", "type": "message", "role": "assistant", "model": "local", "content": [],
               "stop_reason": None, "stop_sequence": None, "usage": usage}  # fmt: skip
    yield {"type": "message_start", "message": message}
    for index, block in enumerate(blocks):
        if block["type"] == "text":
            empty, delta = {**block, "text": ""}, {"type": "text_delta", "text": block["text"]}
        else:
            empty = {**block, "input": {}}
            delta = {"type": "input_json_delta", "partial_json": json.dumps(block["input"])}
        yield {"type": "content_block_start", "index": index, "content_block": empty}
        yield {"type": "content_block_delta", "index": index, "delta": delta}
        yield {"type": "content_block_stop", "index": index}
    reason = "tool_use" if blocks[-1]["type"] == "tool_use" else "end_turn"
    yield {"type": "message_delta", "delta": {"stop_reason": reason, "stop_sequence": None}, "usage": usage}
    yield {"type": "message_stop"}


class Service:
    """The model, served on the loopback as the vendor's API is."""

    def __init__(self, model: Model) -> None:
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(model))
        self._server.handle_error = lambda *_: None  # a program that was ended leaves its connections
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Service:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(model: Model) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            if self.path.startswith("/v1/messages?") and b'"stream":true' in body:
                self._send(200, "text/event-stream", _stream(events(model.answer(json.loads(body)))))
            else:
                self._send(
                    404, "application/json", b'{"type":"error","error":{"type":"not_found_error","message":"no"}}'
                )

        do_GET = do_HEAD = do_POST  # noqa: N815 - names of the base class

        def _send(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def _stream(found: Iterable[dict]) -> bytes:
    return b"".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode() for event in found)
