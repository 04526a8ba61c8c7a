"""Writing JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.finding import Edit
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.nodes import Entry, Header, Scalar


class JsonEmitter(Struct, frozen=True):
    """See ``Emitter``."""

    mark: str = ":"

    def file(self, entries: list[str]) -> str:
        """The entries in braces, each in its line."""
        return "{\n" + ",\n".join(f"  {entry}" for entry in entries) + "\n}\n"

    def key(self, name: str) -> str:
        """The key in quotes."""
        return _quoted(name)

    def entry(self, name: str, written: str) -> str:
        """``"key": value``."""
        return f"{self.key(name)}: {written}"

    def string(self, text: str) -> str | None:
        """The text in quotes."""
        return _quoted(text)

    def item(self, text: str) -> str:
        """The word in quotes."""
        return _quoted(text)

    def text(self, text: str, line_end: str) -> str | None:  # noqa: ARG002
        """The text in quotes."""
        return self.string(text)

    def lines(self, text: str, line_end: str) -> str | None:  # noqa: ARG002
        """None: no string has lines."""
        return None

    def instead(self, old: Scalar, text: str) -> Edit:
        """The word in quotes."""
        return Edit(old.span, self.item(text))

    def replacing(self, header: Header, span: Span, written: str | None) -> Edit | None:  # noqa: ARG002
        """What stands behind a value is no part of it."""
        return None if written is None else Edit(span, written)

    def insertion(self, header: Header, entry: str, line_end: str) -> Edit:
        """Behind the opening brace, with the blanks that the first entry or comment has before it."""
        at = header.opening.end
        if not header.root.entries:
            return Edit(Span(at, at), f"{line_end}  {entry}{line_end}")
        inside = Span(at, header.root.entries[0].span.start)
        first = min((span.start for span in _comments(header, inside)), default=inside.end)
        return Edit(Span(at, at), f"{header.text[at:first]}{entry},")

    def removal(self, header: Header, entry: Entry) -> Edit | None:
        """The entry with the comma that parts it from the next, or else from the one before; comments stay."""
        entries = header.root.entries
        number = next((number for number, each in enumerate(entries) if each is entry), None)
        if number is None:
            return None
        if number + 1 < len(entries):
            behind = Span(entry.span.end, entries[number + 1].span.start)
            end = min((span.start for span in _comments(header, behind)), default=behind.end)
            return Edit(Span(entry.span.start, end), "")
        before = Span(entries[number - 1].span.end if number else entry.span.start, entry.span.start)
        start = max((span.end for span in _comments(header, before)), default=before.start)
        return Edit(Span(start, entry.span.end), "")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _comments(header: Header, inside: Span) -> Iterator[Span]:
    return (span for span in header.comments if inside.contains(span))
