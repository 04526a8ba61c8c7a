"""Where a cursor is in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.cursor_places import TextPlace
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.syntax.document import Document

_TAG = lazy_pattern(r"<(/?)example>")


def in_body(doc: Document, offset: int) -> TextPlace | None:
    """The place of a cursor in the body; None in code and outside of the body."""
    region = doc.region_at(offset)
    if not region.is_body or doc.body.in_code(region.at):
        return None
    return in_text(doc, region.span, offset, 0, None)


def in_text(doc: Document, region: Span, offset: int, wanted: int, path: tuple[str, ...] | None) -> TextPlace:
    """The place of a cursor in a region of text.

    Args:
        doc: the file.
        region: the text in the file.
        offset: the cursor.
        wanted: the column where text begins there.
        path: the keys whose value it is; None in the body.
    """
    content = doc.text.clean
    line = doc.text.line_span(doc.text.line_at(offset))
    written = line.of(content).lstrip(" \t")
    indent = line.end - line.start - len(written)
    start = min(line.start + indent, offset) if not written else line.start + indent
    example, closed = _example(content, region, offset)
    return TextPlace(Span(start, line.end), start - line.start, wanted, path, example, closed)


def _example(content: str, region: Span, offset: int) -> tuple[Span | None, bool]:
    """The text of the example around ``offset``, and whether it is closed."""
    opening = content.rfind("<example>", region.start, offset)
    if opening < 0 or content.rfind("</example>", opening, offset) >= 0:
        return None, False
    tag = _TAG.search(content, offset, region.end)
    end = tag.start() if tag else region.end
    return Span(opening + len("<example>"), end), bool(tag and tag[1])
