"""What comes as bytes: header lines in all spellings, and what is no message at all."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys

import pytest

from agentls.lsp.framing import UnreadableStreamError, read_body
from agentls.lsp.server import Server

SERVE = [sys.executable, "-m", "agentls", "serve"]
HELLO = {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}}
DEEP = b'{"jsonrpc": "2.0", "id": 5, "method": "x", "params": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def read(data: bytes) -> bytes | None:
    async def run() -> bytes | None:
        reader = asyncio.StreamReader()
        reader.feed_data(data)
        reader.feed_eof()
        return await read_body(reader)

    return asyncio.run(run())


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Length: 2\r\n",
        b"content-length: 2\r\n",
        b"CONTENT-LENGTH:2\r\n",
        b"Content-Length : 2 \r\n",
        b"Content-Length: 2\n",
        b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n",
        b"X-Other: 1\r\nContent-Length: 0002\r\n",
        b"\r\n\r\nContent-Length: 2\r\n",
    ],
)
def test_a_header_is_read_in_every_spelling(header):
    assert read(header + b"\r\n{}") == b"{}"


@pytest.mark.parametrize("data", [b"", b"Content-Length: 2\r\n", b"Content-Length: 2\r\n\r\n{", b"Content-Len"])
def test_a_stream_may_end_anywhere(data):
    if data == b"Content-Len":
        with pytest.raises(UnreadableStreamError):
            read(data)
    else:
        assert read(data) is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"POST / HTTP/1.1\r\n", "no header line"),
        (b"GET http://127.0.0.1:1/ HTTP/1.1\r\n", "no header line"),
        (b"\x16\x03\x01\x02\r\n", "no header line"),
        (b'{"jsonrpc": "2.0"}\r\n', "no header line"),
        (b"Content-Length: -5\r\n", "cannot have '-5' bytes"),
        (b"Content-Length: 1e3\r\n", "cannot have '1e3' bytes"),
        (b"Content-Length:\r\n", "cannot have '' bytes"),
        (b"Content-Length: " + b"9" * 5000 + b"\r\n", "cannot have '999"),
        (b"Content-Length: 1000000000\r\n", "cannot have"),
        (b"X: " + b"a" * 200_000 + b"\r\n", "too long"),
        (b"X: 1\r\n" * 1000, "without a message"),
    ],
)
def test_what_is_no_message_ends_the_visit(data, words):
    with pytest.raises(UnreadableStreamError, match=words):
        read(data)


class Sent:
    """What a server writes."""

    def __init__(self) -> None:
        self.messages: list[dict[str, object]] = []

    def write(self, data: bytes) -> None:
        self.messages.append(json.loads(data.partition(b"\r\n\r\n")[2]))

    def close(self) -> None:
        pass


def visit(*bodies: bytes) -> list[tuple[object, object]]:
    """The number and the error's code of each answer."""
    sent = Sent()

    async def run() -> None:
        server = Server()
        server.protocol.set_writer(sent)
        for body in bodies:
            server.protocol.take(body)
            await asyncio.sleep(0)

    asyncio.run(run())
    return [(told["id"], told.get("error", {}).get("code")) for told in sent.messages if "method" not in told]


def message(**more: object) -> bytes:
    return json.dumps({"jsonrpc": "2.0", **more}).encode()


@pytest.mark.parametrize(
    ("body", "number", "code"),
    [
        (b"{", None, -32700),
        (b"\xff\xfe{}", None, -32700),
        (DEEP, None, -32700),
        (b"[]", None, -32600),
        (b"7", None, -32600),
        (b'{"id": 4, "method": "x"}', 4, -32600),
        (message(id=4, method="textDocument/hover", params=None), 4, -32602),
        (message(id=4, method="textDocument/hover", params={"jsonrpc": "2.0", "method": "exit"}), 4, -32602),
    ],
)
def test_a_bad_message_is_answered_and_the_next_one_heard(body, number, code, caplog):
    assert visit(message(**HELLO), body, message(id=9, method="shutdown")) == [(1, None), (number, code), (9, None)]
    assert all(record.exc_info is None for record in caplog.records if record.name.startswith("agentls"))


@pytest.mark.parametrize("body", [message(), message(method=7), message(id={}, method="x"), message(id=3)])
def test_a_message_of_no_kind_harms_nobody(body):
    answers = visit(message(**HELLO), body, message(id=9, method="shutdown"))
    assert (answers[0], answers[-1]) == ((1, None), (9, None))


def test_a_bad_message_leaves_one_line_on_standard_error():
    bad = message(id=4, method="textDocument/hover", params=None)
    sent = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in (message(**HELLO), bad, bad))
    done = subprocess.run(SERVE, input=sent, capture_output=True, timeout=120, check=False)
    assert len(done.stderr.splitlines()) == 2
