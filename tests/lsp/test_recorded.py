"""Visits of sixteen real editors, recorded from their own messages and played to the server.

``recorded/`` has what each editor sent while somebody opened an agent, completed, hovered and repaired it; what it
answered to the server is not in there, for a server asks other things today than it did then.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from agentls.text import Position, Text
from lsp.strict import Traffic, outside

SERVE = [sys.executable, "-m", "agentls", "serve"]
RECORDED = sorted(Path(__file__).with_name("recorded").glob("*.jsonl"))
ENCODINGS = {"helix": "utf-8", "nvim-0.12": "utf-8", "emacs-30": "utf-32", "emacs-28.2-lsp-mode": "utf-16"}
"""The unit of positions by beginning of the editor's name; the others count in UTF-16."""

EMOJI = '---\nname: emoji\ndescription: "😀 → checks â†’ reports 😀"\ntools: Raed\n---\n\nLook 😀 → at it.\n'
EMOJI_URI = "file:///home/user/ws/.claude/agents/emoji.md"
WAIT_S = 120


class Visit:
    """One editor at one server: writes its messages, and checks all that comes back."""

    def __init__(self) -> None:
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(SERVE, stdin=pipe, stdout=pipe, stderr=pipe)
        self.traffic = Traffic()
        self.inbox: queue.Queue[dict[str, Any]] = queue.Queue()
        self.texts: dict[str, Text] = {}
        self.pump = threading.Thread(target=self._pump)
        self.pump.start()

    def send(self, message: dict[str, Any]) -> Any:
        """Send a message; wait for the answer if it is a request, and give its result."""
        self.traffic.sent(message)
        self._note(message.get("params") or {})
        self._write(message)
        if "id" not in message:
            return None
        answer = self.until(lambda came: "method" not in came and came.get("id") == message["id"])
        return answer.get("result")

    def until(self, wanted: Any) -> dict[str, Any]:
        """The next message that is wanted; the server's own requests are answered meanwhile."""
        while True:
            came = self.inbox.get(timeout=WAIT_S)
            self.traffic.came(came)
            if "method" in came and "id" in came:
                items = came["params"].get("items") if came["method"] == "workspace/configuration" else None
                self._write({"id": came["id"], "result": items and [None] * len(items)})
            elif wanted(came):
                return came

    def reported(self, uri: str, pulled: bool) -> list[tuple[str, str]]:
        """Rule and characters of each diagnostic of a document: asked for, or the next that are pushed."""
        if pulled:
            request = {"id": "report", "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": uri}}}
            found = self.send(request)["items"]
        else:
            method = "textDocument/publishDiagnostics"
            found = self.until(lambda m: m.get("method") == method and m["params"]["uri"] == uri)["params"][
                "diagnostics"
            ]
        self.traffic.faults += outside(found, self.texts[uri], self.traffic.encoding)
        return [(d["code"], self.covered(self.texts[uri], d["range"])) for d in found]

    def covered(self, text: Text, place: dict[str, Any]) -> str:
        """The characters in a range."""
        edges = (Position(place[edge]["line"], place[edge]["character"]) for edge in ("start", "end"))
        start, end = (text.offset(edge, self.traffic.encoding) for edge in edges)
        return text.content[start:end]

    def leave(self) -> int:
        """Shut down and exit, unless that is done; the server's exit code."""
        for message in ({"id": "bye", "method": "shutdown"}, {"method": "exit"}):
            if self.process.poll() is None:
                self.send(message)
        return self.process.wait(WAIT_S)

    def _note(self, params: dict[str, Any]) -> None:
        document = params.get("textDocument", {})
        if "text" in document:
            self.texts[document["uri"]] = Text(document["text"])
        for change in params.get("contentChanges", ()):
            self.texts[document["uri"]] = self._changed(self.texts[document["uri"]], change)

    def _changed(self, text: Text, change: dict[str, Any]) -> Text:
        if "range" not in change:
            return Text(change["text"])
        edges = (Position(change["range"][e]["line"], change["range"][e]["character"]) for e in ("start", "end"))
        start, end = (text.offset(edge, self.traffic.encoding) for edge in edges)
        return Text(text.content[:start] + change["text"] + text.content[end:])

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _pump(self) -> None:
        length = 0
        for line in iter(self.process.stdout.readline, b""):
            if line.startswith(b"Content-Length:"):
                length = int(line.split(b":")[1])
            elif line == b"\r\n":
                self.inbox.put(json.loads(self.process.stdout.read(length)))


@pytest.fixture
def visit():
    visit = Visit()
    yield visit
    visit.process.kill()
    visit.pump.join()
    visit.process.communicate()


def messages(recorded: Path) -> list[dict[str, Any]]:
    """What the editor sent, up to its leaving."""
    sent = map(json.loads, recorded.read_text("utf-8").split("\n")[:-1])
    return [message for message in sent if message["method"] not in ("shutdown", "exit")]


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda path: path.stem)
def test_the_visit_of_a_real_editor(recorded: Path, visit: Visit) -> None:
    introduction, *others = messages(recorded)
    capabilities = visit.send(introduction)["capabilities"]
    visit.traffic.encoding = capabilities.get("positionEncoding", "utf-16")
    assert visit.traffic.encoding == next((ENCODINGS[e] for e in ENCODINGS if recorded.stem.startswith(e)), "utf-16")
    answers = [(message, visit.send(message), dict(visit.texts)) for message in others]

    visit.send({"method": "textDocument/didOpen", "params": {"textDocument": opened(EMOJI)}})
    pulled = "diagnosticProvider" in capabilities
    assert visit.reported(EMOJI_URI, pulled) == [("mojibake", "â†’"), ("unknown-tool", "Raed")]

    for message, answer, texts in answers:
        check(message, answer, texts, visit)
    assert visit.leave() == 0
    assert visit.traffic.asked == {}
    assert visit.traffic.faults == []
    assert visit.process.stderr.read() == b""


def check(message: dict[str, Any], answer: Any, texts: dict[str, Text], visit: Visit) -> None:
    """An answer lies inside its document, and those that were asked at a good place say something."""
    document = (message.get("params") or {}).get("textDocument")
    if not document or not answer:
        return
    text = texts[document["uri"]]
    visit.traffic.faults += outside(answer, text, visit.traffic.encoding)
    match message["method"]:
        case "textDocument/hover" if message["params"]["position"]["line"] == 4:
            assert "The model: an alias such as" in answer["contents"]["value"]
        case "textDocument/completion":
            labels = [item["label"] for item in answer["items"]]
            assert "Edit" in labels
            assert ("Grep" in labels) == ("Grep" not in text.content)
        case "textDocument/codeAction":
            at = message["params"]["context"]["diagnostics"]
            if "Raed" in [visit.covered(text, diagnostic["range"]) for diagnostic in at]:
                assert "Write `Read`" in [action["title"] for action in answer]


def opened(text: str) -> dict[str, Any]:
    return {"uri": EMOJI_URI, "languageId": "markdown", "version": 1, "text": text}
