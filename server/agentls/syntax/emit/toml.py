"""Writing TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.finding import Edit
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.nodes import Mapping, Sequence
from agentls.syntax.scalars import Style
from agentls.syntax.strings import written_in
from agentls.text import BOM, Span

if TYPE_CHECKING:
    from agentls.syntax.nodes import Entry, Header, Node, Scalar

_BARE = lazy_pattern(r"[A-Za-z0-9_-]+")
_BEFORE = lazy_pattern(r"[ \t]*(?:[\w-]+[ \t]*\.[ \t]*)*\Z")
_BEHIND = lazy_pattern(r"[ \t]*(?:#[^\r\n]*)?(?:\r?\n|\Z)")


class TomlEmitter(Struct, frozen=True):
    """See ``Emitter``."""

    mark: str = "="

    def file(self, entries: list[str]) -> str:
        """The entries, each in its line."""
        return "".join(f"{line}\n" for line in entries)

    def key(self, name: str) -> str:
        """A bare key, else one in quotes."""
        return name if _BARE.fullmatch(name) else _quoted(name, Style.DOUBLE) or name

    def entry(self, name: str, written: str) -> str:
        """``key = value``."""
        return f"{self.key(name)} = {written}"

    def string(self, text: str) -> str | None:
        """In double quotes, or in single ones where these save escapes."""
        plain = _quoted(text, Style.SINGLE) if set(text) & set('"\\') else None
        return plain or _quoted(text, Style.DOUBLE)

    def item(self, text: str) -> str:
        """A string."""
        return self.string(text) or text

    def text(self, text: str, line_end: str) -> str | None:
        """A string, in three quotes where it has lines."""
        return self.lines(text, line_end) if "\n" in text else self.string(text)

    def lines(self, text: str, line_end: str) -> str | None:
        """A string in three quotes that begins in a line of its own."""
        plain = _quoted(text, Style.SINGLE_LINES, line_end) if "\\" in text else None
        return plain or _quoted(text, Style.DOUBLE_LINES, line_end)

    def instead(self, old: Scalar, text: str) -> Edit:
        """The word in quotes like those that were there, if it was in one line."""
        written = _quoted(text, old.style) if old.style.quotes == 1 else None
        return Edit(old.span, written or self.item(text))

    def replacing(self, header: Header, span: Span, written: str | None) -> Edit | None:  # noqa: ARG002
        """What stands behind a value is no part of it."""
        return None if written is None else Edit(span, written)

    def insertion(self, header: Header, entry: str, line_end: str) -> Edit:
        """A line above all others: below a table it would be part of that."""
        at = int(header.text.startswith(BOM))
        return Edit(Span(at, at), entry + line_end)

    def removal(self, header: Header, entry: Entry) -> Edit | None:
        """The lines of a key with its value; a table may stand in several places."""
        text = header.text
        start = text.rfind("\n", 0, entry.key.span.start) + 1
        behind = _BEHIND.match(text, entry.value_span.end)
        if _is_table(entry.value) or behind is None or not _BEFORE.match(text[start : entry.key.span.start]):
            return None
        return Edit(Span(start, behind.end()), "")


def _quoted(text: str, style: Style, line_end: str = "") -> str | None:
    """The text in quotes; with line ends it begins in a line of its own."""
    marks = ('"' if style.has_escapes else "'") * style.quotes
    written = written_in(text, style, line_end)
    return None if written is None else f"{marks}{line_end}{written}{marks}"


def _is_table(value: Node | None) -> bool:
    return isinstance(value, Mapping | Sequence) and not value.flow
