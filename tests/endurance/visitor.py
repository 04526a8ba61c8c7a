"""An editor without a screen: it keeps its documents, notes what it is shown and checks every message."""

from __future__ import annotations

import os
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import client_capabilities

from agentls.lsp.capabilities.server import LATE
from agentls.text import Position, Text
from bench.client import Client, Message, ServerError
from bench.processes import rss_mib
from endurance.server import BLOCKS, REST
from lsp.strict import Traffic, outside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from agentls.text import Encoding

PROFILES: dict[str, tuple[str, bool]] = {
    "vscode": ("visual-studio-code", True),
    "neovim": ("neovim@v0.11.0", True),
    "emacs": ("emacs", False),
}
"""The abilities a client has, and whether it asks for diagnostics."""

_REFUSALS = {
    types.TEXT_DOCUMENT_PREPARE_RENAME: {-32803},
    types.TEXT_DOCUMENT_RENAME: {-32803},
    types.WORKSPACE_DIAGNOSTIC: {-32802},
}
"""Errors that are answers."""
_OURS = {BLOCKS, REST}
_UNCOUNTED = {types.TEXT_DOCUMENT_DIAGNOSTIC, types.WORKSPACE_DIAGNOSTIC, *_OURS}
_CANCELLED = -32800
_ELSEWHERE = {types.TEXT_DOCUMENT_REFERENCES, types.TEXT_DOCUMENT_DEFINITION}
"""Requests whose answers are about other documents too."""
_PART = "parts"
_LONGEST = 600
"""Seconds after which an answer will never come."""
_COMMAND = [sys.executable, str(Path(__file__).with_name("server.py"))]
_UNDONE = 20
"""Edits that can be taken back."""


class _Received(Traffic):
    """Keeps nothing of what came, for it is much."""

    def came(self, message: dict[str, Any]) -> None:
        super().came(message)
        self.received.clear()


@dataclass
class Document:
    """An open document as the client has it."""

    uri: str
    path: Path
    text: Text
    saved: str
    version: int = 0
    cursor: int = 0
    typing: str = ""
    """What is still to be typed."""
    undo: list[list[tuple[int, int, str]]] = field(default_factory=list)
    """What takes the last edits back, latest last."""
    tokens: tuple[str, list[int]] | None = None
    """Identity and numbers of its semantic tokens."""


@dataclass
class Question:
    """A request without an answer so far."""

    method: str
    sent: float
    about: Document | None
    text: Text | None
    then: Callable[[Any], None] | None
    cancelled: bool = False


class Visitor(Client):
    """A visit from its begin to its end."""

    def __init__(self, folders: Sequence[Path], profile: str, settings: Message, *, looks: bool = True) -> None:
        """Start the server, introduce ourselves, and ask for what is wrong in the workspace, unless we do not look."""
        super().__init__(_COMMAND, folders[0])
        self.profile = profile
        self.settings = settings
        self.traffic = _Received()
        self.documents: dict[str, Document] = {}
        self.shown: dict[str, list[Any]] = {}
        """The diagnostics the user sees, by URI."""
        self.times: dict[str, list[float]] = defaultdict(list)
        """Milliseconds from a request to its answer, by method."""
        self.sent = 0
        """Requests and notifications, without the questions for diagnostics, whose number the server decides."""
        self.questions: dict[object, Question] = {}
        self.busy = True
        """The server still reads the workspace."""
        self._known: dict[str, str] = {}
        self._unchecked: list[Callable[[], None]] = []
        name, self.pulls = PROFILES[profile]
        result = self._begin(folders, _abilities(name, pull=self.pulls))
        self.encoding: Encoding = result["capabilities"]["positionEncoding"]
        self.traffic.encoding = self.encoding
        self.pump(lambda: not self.busy)
        self.rest()
        if looks:
            self.look()

    def _begin(self, folders: Sequence[Path], abilities: Message) -> Any:
        shown = [{"uri": folder.as_uri(), "name": folder.name} for folder in folders]
        hello = {"processId": os.getpid(), "rootUri": shown[0]["uri"], "workspaceFolders": shown}
        found: list[Any] = []
        self.ask(types.INITIALIZE, {**hello, "capabilities": abilities}, then=found.append)
        self.settle()
        self.tell(types.INITIALIZED, {})
        return found[0]

    @property
    def faults(self) -> list[str]:
        """What was wrong so far."""
        return self.traffic.faults

    def memory(self) -> float:
        """Resident memory of the server in MiB; 0 where nobody tells."""
        return rss_mib(self._process.pid)

    def blocks(self) -> int:
        """How many blocks of memory the server holds."""
        found: list[int] = []
        self.ask(BLOCKS, {}, then=found.append)
        self.settle()
        return found[0]

    def rest(self) -> None:
        """Wait until the server has taken in all that it was told of."""
        self.ask(REST, {})
        self.settle()

    def errors(self) -> str:
        """What the server wrote to standard error."""
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace")

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self.sent += 1
        self.notify(method, params)

    def ask(self, method: str, params: Any, about: Document | None = None, then: Any = None) -> int:
        """Send a request; its number."""
        self.sent += method not in _UNCOUNTED
        self._last_id += 1
        text = about.text if about else None
        self.traffic.sent({"id": self._last_id, "method": method})
        self.questions[self._last_id] = Question(method, time.perf_counter(), about, text, then)
        self._write({"id": self._last_id, "method": method, "params": params})
        return self._last_id

    def cancel(self, number: int) -> None:
        """Give a request up, which may have been answered meanwhile."""
        if number in self.questions:
            self.questions[number].cancelled = True
        self.tell(types.CANCEL_REQUEST, {"id": number})

    def settle(self) -> None:
        """Wait until all is answered but what may wait for news, and check what has come.

        Raises:
            ServerError: an answer has not come for ever so long.
        """
        if not self.pump(lambda: all(q.method == types.WORKSPACE_DIAGNOSTIC for q in self.questions.values())):
            raise ServerError(f"no answer to {[q.method for q in self.questions.values()]}")
        # Not before: checking takes longer than answering, and the server would have to wait for its reader.
        checks, self._unchecked = self._unchecked, []
        for check in checks:
            check()

    def pump(self, done: Callable[[], bool], seconds: float = _LONGEST) -> bool:
        """Read until something is so; False when it took too long."""
        deadline = time.perf_counter() + seconds
        while not done():
            left = deadline - time.perf_counter()
            if left <= 0:
                return False
            self._read(left)
            while self._inbox:
                self._handle(*self._inbox.popleft())
        return True

    def open(self, path: Path, text: str) -> Document:
        """Show a file."""
        document = Document(path.as_uri(), path, Text(text), text)
        self.documents[document.uri] = document
        item = {"uri": document.uri, "languageId": "markdown", "version": 0, "text": text}
        self.tell(types.TEXT_DOCUMENT_DID_OPEN, {"textDocument": item})
        self._pull(document)
        return document

    def close_document(self, document: Document) -> None:
        """Put a document away."""
        del self.documents[document.uri]
        self.tell(types.TEXT_DOCUMENT_DID_CLOSE, {"textDocument": {"uri": document.uri}})
        # VS Code asks once more then, and relies on the workspace's diagnostics from there on.
        self._pull(document)

    def change(self, document: Document, changes: Iterable[tuple[int, int, str]]) -> None:
        """Replace stretches by offsets, each of the text that the one before left."""
        sent, undo = [], []
        for start, end, new in (with_whole_ends(document.text.content, *each) for each in changes):
            content = document.text.content
            sent.append({"range": self.range(document.text, start, end), "text": new})
            undo.append((start, start + len(new), content[start:end]))
            document.text = Text(content[:start] + new + content[end:])
        self._note_undo(document, undo[::-1])
        self._changed(document, sent)

    def change_all(self, document: Document, content: str) -> None:
        """Send a document whole."""
        self._note_undo(document, [(0, len(content), document.text.content)])
        document.text = Text(content)
        self._changed(document, [{"text": content}])

    def undo(self, document: Document) -> None:
        """Take the last edit back."""
        if document.undo:
            self.change(document, document.undo.pop())
            # What has been taken back is not to be taken back next.
            document.undo.pop()

    def _note_undo(self, document: Document, edits: list[tuple[int, int, str]]) -> None:
        document.undo = [*document.undo[1 - _UNDONE :], edits]

    def _changed(self, document: Document, changes: list[Message]) -> None:
        document.version += 1
        identity = {"uri": document.uri, "version": document.version}
        self.tell(types.TEXT_DOCUMENT_DID_CHANGE, {"textDocument": identity, "contentChanges": changes})
        self._pull(document)

    def range(self, text: Text, start: int, end: int) -> Message:
        """The range of a stretch."""
        return {"start": self.place(text, start), "end": self.place(text, end)}

    def place(self, text: Text, offset: int) -> Message:
        """The position of an offset."""
        line, column = text.position(offset, self.encoding)
        return {"line": line, "character": column}

    def offset(self, text: Text, place: Message) -> int:
        """The offset of a position."""
        return text.offset(Position(place["line"], place["character"]), self.encoding)

    def look(self) -> None:
        """Ask what is new in the workspace, if nobody waits for it already."""
        if self.pulls and not any(q.method == types.WORKSPACE_DIAGNOSTIC for q in self.questions.values()):
            known = [{"uri": uri, "value": value} for uri, value in self._known.items()]
            params = {"previousResultIds": known, "partialResultToken": _PART}
            self.ask(types.WORKSPACE_DIAGNOSTIC, params, then=self._reports)

    def _pull(self, document: Document) -> None:
        if not self.pulls:
            return
        params = {"textDocument": {"uri": document.uri}}
        if document.uri in self._known:
            params["previousResultId"] = self._known[document.uri]
        # Changes that come right behind the question are in the answer already, so its ranges are not about this text.
        self.ask(types.TEXT_DOCUMENT_DIAGNOSTIC, params, then=lambda report: self._report(document.uri, report))

    def _report(self, uri: str, report: Message) -> None:
        if report["kind"] == "full":
            self.shown[uri] = report["items"]
        self._known[uri] = report["resultId"]

    def _reports(self, answer: Message) -> None:
        for report in answer["items"]:
            # What is said of an open document by itself is newer.
            if report["uri"] not in self.documents:
                self._report(report["uri"], report)

    def _handle(self, arrived: float, message: Message) -> None:
        if "method" in message:
            self._check_later(message)
            self._heard(message)
            return
        question = self.questions.pop(message.get("id"), None)
        if question and question.method in _OURS:
            self.traffic.asked.pop(message["id"])
        elif question is None or "error" not in message:
            self._check_later(message)
        elif not (question.cancelled and message["error"]["code"] == _CANCELLED):
            self._refused(question, message)
        else:
            self.traffic.asked.pop(message["id"])
        if question and "result" in message:
            self.times[question.method].append((arrived - question.sent) * 1e3)
            self._answered(question, message["result"])

    def _refused(self, question: Question, message: Message) -> None:
        if message["error"]["code"] in _REFUSALS.get(question.method, ()):
            self.traffic.asked.pop(message["id"])
        else:
            self._check_later(message)

    def _check_later(self, message: Message) -> None:
        self._unchecked.append(lambda: self.traffic.came(message))

    def _outside_later(self, value: object, text: Text, about: str) -> None:
        self._unchecked.append(
            lambda: self.faults.extend(f"{about}: {each}" for each in outside(value, text, self.encoding))
        )

    def _answered(self, question: Question, result: Any) -> None:
        if question.about and question.text and question.method not in _ELSEWHERE and not self._is_late(question):
            self._outside_later(result, question.text, question.method)
        if question.then and result is not None:
            question.then(result)

    @staticmethod
    def _is_late(question: Question) -> bool:
        """Whether its answer may be about another text, as changes that came behind it may be in there already."""
        return question.method in LATE and question.about is not None and question.about.text is not question.text

    def _heard(self, message: Message) -> None:
        method, params = message["method"], message.get("params")
        if method == types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS:
            self._published(params)
        elif method == types.PROGRESS and params["token"] == _PART:
            self._reports(params["value"])
        elif method == types.PROGRESS:
            self.busy = params["value"]["kind"] != "end"
        elif method == types.WORKSPACE_DIAGNOSTIC_REFRESH:
            for document in self.documents.values():
                self._pull(document)
        if "id" in message:
            self._answer(message)

    def _published(self, params: Message) -> None:
        document = self.documents.get(params["uri"])
        if document and params.get("version") == document.version:
            self._outside_later(params, document.text, params["uri"])
        self.shown[params["uri"]] = params["diagnostics"]

    def _answer(self, request: Message) -> None:
        result: Any = None
        if request["method"] == types.WORKSPACE_CONFIGURATION:
            result = [self.settings for _ in request["params"]["items"]]
        elif request["method"] == types.WINDOW_SHOW_DOCUMENT:
            result = {"success": True}
        self._write({"id": request["id"], "result": result})

    def vanish(self) -> int:
        """Be gone without a word, as an editor that was killed; the server's exit code."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdout.close()
        self._process.stdin.close()
        return self._process.wait(60)

    def close(self) -> None:
        """Put away what is left of the visit."""
        if self._process.stdin and self._process.stdin.closed:
            self._errors.close()
        else:
            super().close()

    def kill(self) -> None:
        """Kill the server."""
        self._process.kill()
        self._process.wait()

    def leave(self) -> int:
        """Say goodbye; the server's exit code."""
        for number, question in list(self.questions.items()):
            if question.method == types.WORKSPACE_DIAGNOSTIC:
                self.cancel(number)
        self.pump(lambda: not self.questions)
        self.ask(types.SHUTDOWN, None)
        self.settle()
        self.tell(types.EXIT, None)
        return self._process.wait(60)


def with_whole_ends(content: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """The same change of a text, said without a position between ``\r`` and ``\n``, which the protocol has none for."""
    if content[max(start - 1, 0) : start + 1] == "\r\n":
        start, new = start - 1, f"\r{new}"
    if content[max(end - 1, 0) : end + 1] == "\r\n":
        end, new = end + 1, f"{new}\n"
    return start, end, new


def _abilities(name: str, *, pull: bool) -> Message:
    capabilities: Message = default_converter().unstructure(client_capabilities(name))
    document, workspace = capabilities["textDocument"], capabilities["workspace"]
    capabilities.setdefault("window", {})["workDoneProgress"] = True
    workspace["codeLens"] = {"refreshSupport": True}
    workspace["configuration"] = True
    document.pop("diagnostic", None)
    workspace.pop("diagnostics", None)
    if pull:
        document["diagnostic"] = {}
        workspace["diagnostics"] = {"refreshSupport": True}
    return capabilities
