"""One document open in one server, with a user who types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import questions
from bench.client import Client
from bench.questions import QUESTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from bench.client import Message
    from bench.documents import Document
    from bench.servers import Server

_SETTLE = 0.3
_QUIET = 0.001
_TYPED = "twelve chars"
_STRIDE = 7919  # a prime, so that the places are spread over the document


class Session:
    """Opens the document on a fresh server. Times are milliseconds."""

    def __init__(self, server: Server, document: Document, folder: Path) -> None:
        """Write the document below ``folder``, start the server there and open it."""
        path = folder / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document.text, "utf-8", newline="\n")
        self._uri = path.as_uri()
        self._lines = document.text.split("\n")
        self._version = 0
        self._diagnostics: list[Message] = []
        self._tokens = ""
        self.client = Client(server.command, folder)
        self.started = self.client.initialize(server.options) * 1e3
        item = {"uri": self._uri, "languageId": document.language, "version": 0, "text": document.text}
        self.client.notify("textDocument/didOpen", {"textDocument": item})
        self.first = self._answered(self.client.started)
        self.client.drain(_SETTLE)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def type_everywhere(self, count: int, first: int = 0) -> list[float]:
        """Type and delete ``count`` characters all over the document; each one's time to its diagnostics.

        Args:
            count: how many.
            first: how many places to leave out: where an earlier call has typed.
        """
        return [time for n in range(first, first + count) for time in self._type(self._place(n), 1)]

    def type_in_line(self, start: str, count: int) -> list[float]:
        """The same at the end of the first line that starts so."""
        line, length = self.line(start), len(_TYPED)
        return [time for _ in range(count // length) for time in self._type(line, length)]

    def line(self, start: str) -> int:
        """The first line that starts so, from 0."""
        return next(n for n, line in enumerate(self._lines) if line.startswith(start))

    def request(self, method: str, line: int, column: int | str | None = None) -> float:
        """Ask at a place of the document; the milliseconds until the answer."""
        if isinstance(column, str):
            column = self._lines[line].index(column)
        at = {"line": line, "character": self._width(line) if column is None else column}
        lines = QUESTIONS[method].lines
        params = questions.params(method, self._uri, at, {"line": line + lines, "character": 0})
        if method == "textDocument/codeAction":
            here = [d for d in self._diagnostics if d["range"]["start"]["line"] == line]
            params["range"] = {"start": {"line": line, "character": 0}, "end": at}
            params["context"] = {"diagnostics": here}
        elif method.endswith("/delta"):
            params["previousResultId"] = self._tokens
        sent, answered, result = self.client.request(method, params)
        if isinstance(result, dict):
            self._tokens = result.get("resultId", self._tokens)
        return (answered - sent) * 1e3

    def ask(self, method: str, count: int) -> list[float]:
        """Ask so many times at the request's places, each time about a document that has just been edited."""
        times = []
        for n in range(count):
            place = QUESTIONS[method].places[n % len(QUESTIONS[method].places)]
            self._type(self._place(n), 1)
            times.append(self.request(method, self.line(place.start), place.column))
        return times

    def settle(self, silence: float = _SETTLE) -> float:
        """Wait until the server has read the workspace and reported on it; when it had read it.

        Args:
            silence: seconds without a word after which it has.
        """
        # A busy machine takes minutes.
        while self.client.progress_ended is None:
            self.client.drain(silence)
        while self.client.drain(silence):
            pass
        return self.client.progress_ended

    def _place(self, n: int) -> int:
        """The n-th line to type in; lines where columns in UTF-16 differ from ours are left out."""
        line = n * _STRIDE % len(self._lines)
        return line if self._lines[line].isascii() else self._place(n + 1)

    def _type(self, line: int, count: int) -> list[float]:
        at = self._width(line)
        times = [self._change(line, at + n, 0, _TYPED[n]) for n in range(count)]
        return times + [self._change(line, at + n, 1, "") for n in reversed(range(count))]

    def _width(self, line: int) -> int:
        return len(self._lines[line].encode("utf-16-le")) // 2

    def _change(self, line: int, at: int, removed: int, text: str) -> float:
        old = self._lines[line]
        self._lines[line] = old[:at] + text + old[at + removed :]
        self._version += 1
        here = {"start": {"line": line, "character": at}, "end": {"line": line, "character": at + removed}}
        change = {"text": "\n".join(self._lines)} if self._full() else {"range": here, "text": text}
        document = {"uri": self._uri, "version": self._version}
        params = {"textDocument": document, "contentChanges": [change]}
        time = self._answered(self.client.notify("textDocument/didChange", params))
        # Servers without versions may answer twice; the second must not count for the next edit.
        self.client.drain(_QUIET)
        return time

    def _full(self) -> bool:
        sync = self.client.capabilities.get("textDocumentSync")
        return (sync.get("change") if isinstance(sync, dict) else sync) == 1

    def _answered(self, sent: float) -> float:
        arrived, message = self.client.wait(self._is_answer)
        self._diagnostics = message["params"]["diagnostics"]
        return (arrived - sent) * 1e3

    def _is_answer(self, message: Message) -> bool:
        if message.get("method") != "textDocument/publishDiagnostics":
            return False
        params = message["params"]
        return params["uri"] == self._uri and params.get("version") in (None, self._version)
