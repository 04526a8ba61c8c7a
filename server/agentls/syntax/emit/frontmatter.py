"""Writing the YAML of a header: values plain, quoted, or as block scalars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.finding import Edit
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.emit.yaml import write
from agentls.syntax.scalars import Style
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.syntax.nodes import Entry, Header, Scalar

# YAML cannot hold these in a block scalar, or its readers disagree on whether they end a line.
_UNFIT = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_PLAIN = lazy_pattern(r"[\w$./-]")
_LINES = lazy_pattern(r"[^\r\n]*(?:\r\n?|\n|\Z)")


def quoted(value: str) -> str | None:
    """The one-line value in the quotes that need no escapes; None where none do."""
    if _UNFIT.search(value) or "\n" in value or "\t" in value:
        return None
    if not set(value) & set('"\\'):
        return f'"{value}"'
    return f"'{value}'" if "'" not in value else None


class FrontMatterEmitter(Struct, frozen=True):
    """See ``Emitter``."""

    mark: str = ":"

    def file(self, entries: list[str]) -> str:
        """The entries between fences."""
        return "".join(f"{line}\n" for line in ("---", *entries, "---"))

    def key(self, name: str) -> str:
        """The key itself, in quotes where its first character means something else."""
        return name if _PLAIN.match(name) else f'"{name}"'

    def entry(self, name: str, written: str) -> str:
        """``key: value``."""
        return f"{self.key(name)}: {written}"

    def string(self, text: str) -> str | None:
        """A plain scalar, else one in double quotes."""
        return write(text, Style.PLAIN) or write(text, Style.DOUBLE)

    def item(self, text: str) -> str:
        """The word itself."""
        return text

    def text(self, text: str, line_end: str) -> str | None:
        """In quotes, or as a literal block."""
        return quoted(text) or self.lines(text, line_end)

    def lines(self, text: str, line_end: str) -> str | None:
        """A literal block."""
        return None if _UNFIT.search(text) else write(text, Style.LITERAL, line_end=line_end)

    def instead(self, old: Scalar, text: str) -> Edit:
        """The word without quotes."""
        return Edit(old.span, text)

    def replacing(self, header: Header, span: Span, written: str | None) -> Edit | None:
        """None where something else follows on the value's last line."""
        text = header.text
        stop = next((i for i in range(span.end, len(text)) if text[i] in "\r\n"), len(text))
        if written is None or text[span.end : stop].strip():
            return None
        return Edit(Span(span.start, stop), written)

    def insertion(self, header: Header, entry: str, line_end: str) -> Edit:
        """A line under the opening fence."""
        return Edit(Span(header.content.start, header.content.start), entry + line_end)

    def removal(self, header: Header, entry: Entry) -> Edit | None:
        """All lines that the entry has a part in."""
        start = max(header.text.rfind(mark, 0, entry.span.start) for mark in "\r\n") + 1
        last = _LINES.match(header.text, entry.span.end)
        return Edit(Span(start, last.end() if last else len(header.text)), "")


class YamlEmitter(FrontMatterEmitter, frozen=True):
    """The same without fences."""

    def file(self, entries: list[str]) -> str:
        """The entries, each in its line."""
        return "".join(f"{line}\n" for line in entries)
