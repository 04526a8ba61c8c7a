"""Where a cursor is in a value, in formats where a mark stands between each key and its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.format import ITEM
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.cursor.body import in_text
from agentls.syntax.cursor_places import HeaderPlace
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.syntax.cursor_places import TextPlace
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Entry, Node

Path = tuple[str, ...]

_BLANKS = lazy_pattern(r"[ \t]*")
_LINE = lazy_pattern(r"[^\r\n]*")


class InBrackets(Struct, frozen=True):
    """Between the brackets of a map, at none of its values: a key may stand here."""

    path: Path
    held: Mapping


class Values(Struct, frozen=True):
    """Looks for the value that a cursor is in.

    Args:
        doc: the file.
        offset: the cursor.
        mark: what stands between key and value.
    """

    doc: Document
    offset: int
    mark: str

    def find(self, node: Mapping, path: Path = ()) -> HeaderPlace | TextPlace | InBrackets | None:
        """The innermost place below a map; None where the cursor is in no value."""
        for entry in node.entries:
            if found := self._entry(entry, (*path, entry.key.value)):
                return found
        inside = node.flow and node.span.start < self.offset < node.span.end
        return InBrackets(path, node) if inside else None

    def _entry(self, entry: Entry, path: Path) -> HeaderPlace | TextPlace | InBrackets | None:
        value, text = entry.value, self.doc.text.clean
        if isinstance(value, Mapping) and not value.flow:
            return self.find(value, path)
        if isinstance(value, Sequence) and not value.flow:
            return self._items(value, path)
        line = _LINE.match(text, entry.key.span.end)
        stop = value.span.start if value else line.end() if line else len(text)
        at = text.find(self.mark, entry.key.span.end, stop)
        blanks = _BLANKS.match(text, value.span.end if value else max(at + 1, 0))
        zone = Span(at + 1, blanks.end() if blanks else stop)
        if at < 0 or not zone.holds(self.offset):
            return None
        return (self._inside(value, path) if value else None) or HeaderPlace(path, zone)

    def _inside(self, value: Node, path: Path) -> HeaderPlace | TextPlace | InBrackets | None:
        if isinstance(value, Mapping):
            return self.find(value, path)
        if isinstance(value, Sequence):
            return self._items(value, path)
        return self._string(value, path)

    def _items(self, value: Sequence, path: Path) -> HeaderPlace | TextPlace | InBrackets | None:
        for item in value.items:
            found = None if isinstance(item, Scalar) else self._inside(item, (*path, ITEM))
            if found:
                return found
        return None

    def _string(self, value: Scalar, path: Path) -> TextPlace | None:
        if value.style.quotes != 3:
            return None
        end = value.span.end - (3 if len(value.raw) >= 6 and value.raw.endswith(value.raw[:3]) else 0)
        inside = Span(value.span.start + 3, end)
        return in_text(self.doc, inside, self.offset, 0, path) if inside.holds(self.offset) else None


def siblings(node: Mapping, offset: int) -> dict[str, str]:
    """The keys of a map but the one at the cursor, each with what is written behind it."""
    return {entry.key.value: _written(entry.value) for entry in node.entries if not entry.key.span.holds(offset)}


def _written(value: Node | None) -> str:
    return value.raw if isinstance(value, Scalar) else ""
