"""The API of Claude Code's models, as far as it is needed to be started: blocks, streamed as events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

from agentls.doctor.loopback import Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Block = dict[str, Any]


class Model(Protocol):
    """What answers requests."""

    def answer(self, request: Mapping[str, Any]) -> list[Block]:
        """The blocks to answer with."""


class Silent:
    """A model that has nothing to say, and keeps the first request, which lists the agents and the skills."""

    def __init__(self) -> None:
        self.first: Mapping[str, Any] = {}

    def answer(self, request: Mapping[str, Any]) -> list[Block]:
        """Done."""
        self.first = self.first or request
        return [text("Done.")]


def reply(model: Model, path: str, body: bytes) -> Reply:
    """What the API replies."""
    if path.startswith("/v1/messages?") and b'"stream":true' in body:
        return Reply(200, "text/event-stream", _stream(events(model.answer(json.loads(body)))))
    return Reply(404, "application/json", b'{"type":"error","error":{"type":"not_found_error","message":"no"}}')


def text(words: str) -> Block:
    """A block of text."""
    return {"type": "text", "text": words}


def call(label: str, tool: str, arguments: Mapping[str, object]) -> Block:
    """A block that calls a tool."""
    return {"type": "tool_use", "id": label, "name": tool, "input": arguments}


def events(blocks: list[Block]) -> Iterator[dict[str, Any]]:
    """The events of a streamed answer."""
    usage = {"input_tokens": 1, "output_tokens": 1}
    message: Block = {"id": "msg_1", "type": "message", "role": "assistant", "model": "local", "content": [],
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


def _stream(found: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode() for event in found)
