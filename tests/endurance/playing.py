"""What the user does: opens, types, pastes, undoes, saves, moves files, asks, and starts the editor again."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from lsprotocol import types

from endurance import mix
from endurance.asking import Asker
from endurance.disk import Disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.client import Message
    from endurance.visitor import Document, Visitor

_TYPED = (
    "tools: Read, Grep, Raed\n", "model: opus\n", "  - skill-1\n", "Agent(agent-3), ", "description: Writes → 🎉.\n",
    "## Part\n\nLook at it, then launch the agent-5 agent.\n", "```json\n{}\n```\n", "<example>\nuser: x\n</example>\n",
    "name: agent-7\n", "- [ ] one\n", "[a](../../docs/page-1.md) ", "---\n", "\r\n", "\u2028é",
)  # fmt: skip
_AT_ONCE = 20
"""Moves between two looks at the whole."""
_OPEN = 8
"""Documents open at most."""
_UNANSWERED = 12
"""Requests that may wait at once."""
_EDITING = {types.TEXT_DOCUMENT_CODE_ACTION, types.TEXT_DOCUMENT_FORMATTING, types.TEXT_DOCUMENT_RENAME}
"""Requests whose answers the user may make."""
_SETTINGS: tuple[Message, ...] = ({}, {"editor": {"hints": []}}, {"editor": {"lenses": ["references"]}})
_RULES = ("unknown-tool", "broken-link", "unknown-model", "deprecated-field", "duplicate-name", "mojibake")


class Player:
    """Plays moves by chance, which a seed decides."""

    def __init__(self, visitor: Visitor, root: Path, seed: int, agents: int) -> None:
        self.chance = random.Random(seed)
        self.visitor = visitor
        self.asker = Asker(visitor, self.chance)
        self.disk = Disk(visitor, root, self.chance)
        self.asker.edits = self.disk.make
        self._mix = mix.of_day(agents)
        self._before = 0
        self._moves: dict[str, Callable[[], object]] = {
            types.TEXT_DOCUMENT_DID_OPEN: self._open,
            types.TEXT_DOCUMENT_DID_CHANGE: self._change,
            types.TEXT_DOCUMENT_DID_CLOSE: self._close,
            types.TEXT_DOCUMENT_DID_SAVE: lambda: self.disk.save(self._document()),
            types.WORKSPACE_DID_CHANGE_CONFIGURATION: self._configure,
            types.SET_TRACE: self._trace,
            types.CANCEL_REQUEST: self._cancel,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self.disk.happen,
            types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: self.disk.folders,
            types.WORKSPACE_WILL_RENAME_FILES: self.disk.move,
            mix.SETTINGS_FILE: self.disk.settings,
        }

    @property
    def sent(self) -> int:
        """Messages so far."""
        return self._before + self.visitor.sent

    def play(self) -> None:
        """Send some messages."""
        for method in self.chance.choices(list(self._mix), list(self._mix.values()), k=_AT_ONCE):
            self._play(method)
        # Where the last answers are still to come, so are the questions that they lead to.
        self.visitor.settle()
        self.visitor.look()

    def come_back(self, visitor: Visitor) -> None:
        """Go on with another server; half of what was open is shown again, with what was not saved."""
        documents = self.visitor.documents.values()
        self._before += self.visitor.sent
        self.visitor = self.asker.visitor = self.disk.visitor = visitor
        for document in documents:
            if self.chance.random() < 0.5:
                visitor.open(document.path, document.text.content).saved = document.saved

    def _play(self, method: str) -> None:
        # What is done with an answer must not depend on when it comes: the same seed plays the same.
        patient = self.chance.random() < 0.6 or method in _EDITING
        if method in _EDITING:
            self.visitor.rest()
        if method in self._moves:
            self._moves[method]()
        else:
            self.asker.ask(method, self._document())
        if patient or len(self.visitor.questions) > _UNANSWERED:
            self.visitor.settle()

    def _document(self) -> Document:
        documents = self.visitor.documents
        return self.chance.choice(list(documents.values())) if documents else self._open()

    def _open(self) -> Document:
        if len(self.visitor.documents) >= _OPEN:
            self._close()
        return self.disk.open()

    def _close(self) -> None:
        self.visitor.settle()
        document = self._document()
        if self.chance.random() < 0.5:
            self.disk.save(document)
        self.visitor.close_document(document)

    def _change(self) -> None:
        document = self._document()
        [how] = self.chance.choices(list(mix.CHANGES), list(mix.CHANGES.values()))
        {
            "one place": self._type,
            "deleted": self._delete,
            "two places": lambda one: self.visitor.change(one, self._at_several(one.text.content)),
            "whole": self._send_whole,
            "pasted": self._paste,
            "undone": self.visitor.undo,
            "header deleted": self._behead,
            "replaced": self._replace,
        }[how](document)

    def _delete(self, document: Document) -> None:
        start = self.chance.randint(0, len(document.text.content))
        end = min(len(document.text.content), start + self.chance.choice((1, 1, 30)))
        self.visitor.change(document, [(start, end, "")])

    def _send_whole(self, document: Document) -> None:
        """Some editors send all of it with each change; it is also the end of every mess."""
        back = self.chance.random() < 0.2
        self.visitor.change_all(document, document.saved if back else document.text.content)

    def _paste(self, document: Document) -> None:
        """Some lines of a document, behind the cursor or over what is chosen."""
        source = self._document().text.content
        start = self._line_start(source)
        pasted = source[start : start + self.chance.choice((40, 400, 4000))]
        at = self._line_start(document.text.content)
        end = min(len(document.text.content), at + self.chance.choice((0, 0, 200)))
        self.visitor.change(document, [(at, end, pasted)])

    def _behead(self, document: Document) -> None:
        """Delete the header, with its fences or without."""
        content = document.text.content
        end = content.find("\n---", 3) + 1
        fence = 4 if self.chance.random() < 0.5 else 0
        if end > 4:
            self.visitor.change(document, [(4 - fence, end + fence, "")])

    def _replace(self, document: Document) -> None:
        """Another file's text in place of this one's."""
        text = self.disk.pick().read_bytes().decode()
        self.visitor.change_all(document, text)

    def _type(self, document: Document) -> None:
        if not document.typing:
            document.typing = self.chance.choice(_TYPED)
            document.cursor = self._line_start(document.text.content)
        at = min(document.cursor, len(document.text.content))
        count = 1 if self.chance.random() < 0.9 else len(document.typing)
        typed, document.typing = document.typing[:count], document.typing[count:]
        self.visitor.change(document, [(at, at, typed)])
        document.cursor = at + len(typed)

    def _line_start(self, content: str) -> int:
        """The start of some line; of one in the header as often as not."""
        header = content.find("\n---", 3) + 1
        end = header if header and self.chance.random() < 0.5 else len(content)
        return content.rfind("\n", 0, self.chance.randint(0, end)) + 1

    def _at_several(self, content: str) -> list[tuple[int, int, str]]:
        """The same typed at several cursors, whichever is told first."""
        typed = self.chance.choice(("x", "  ", "- ", "🎉", "\n"))
        places = sorted(self.chance.randint(0, len(content)) for _ in range(self.chance.choice((2, 2, 4))))
        if self.chance.random() < 0.5:
            return [(at, at, typed) for at in reversed(places)]
        return [(at + n * len(typed), at + n * len(typed), typed) for n, at in enumerate(places)]

    def _configure(self) -> None:
        levels = {self.chance.choice(_RULES): self.chance.choice(("off", "hint", "error")) for _ in range(2)}
        self.visitor.settings = {**self.chance.choice(_SETTINGS), "rules": levels}
        self.visitor.tell(types.WORKSPACE_DID_CHANGE_CONFIGURATION, {"settings": None})

    def _trace(self) -> None:
        value = self.chance.choice(("off", "messages", "verbose"))
        self.visitor.tell(types.SET_TRACE, {"value": value})

    def _cancel(self) -> None:
        methods = [*mix.OFFERED, types.TEXT_DOCUMENT_COMPLETION]
        asked = [m for m in methods if m not in self._moves and m not in _EDITING]
        self.visitor.cancel(self.asker.ask(self.chance.choice(asked), self._document()))
