"""Writing keys and values as a format wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from agentls.finding import Edit
    from agentls.syntax.nodes import Entry, Header, Scalar
    from agentls.text import Span


class Emitter(Protocol):
    """Writes the fields of a format. Edits are for a header; what they make of the file is for others to prove."""

    def key(self, name: str) -> str:
        """A key as it is written."""

    @property
    def mark(self) -> str:
        """What stands between a key and its value."""

    def file(self, entries: list[str]) -> str:
        """A whole file with these entries."""

    def entry(self, name: str, written: str) -> str:
        """A key with its value in a line, without the line's end."""

    def string(self, text: str) -> str | None:
        """A text in one line as an author would write it, plain where that is the same; None where no line holds it."""

    def item(self, text: str) -> str:
        """A word as an item of a list in brackets."""

    def text(self, text: str, line_end: str) -> str | None:
        """Any text so that every reader gets these very characters; None where the format cannot hold it."""

    def lines(self, text: str, line_end: str) -> str | None:
        """A text in the lines that it has; None where the format knows no such form."""

    def instead(self, old: Scalar, text: str) -> Edit:
        """The edit that writes a word in place of a value."""

    def replacing(self, header: Header, span: Span, written: str | None) -> Edit | None:
        """The edit that puts a rewritten value in place; None where it cannot stand there."""

    def insertion(self, header: Header, entry: str, line_end: str) -> Edit:
        """The edit that puts an entry before all others."""

    def removal(self, header: Header, entry: Entry) -> Edit | None:
        """The edit that removes an entry with its lines; None where it stands in several places."""
