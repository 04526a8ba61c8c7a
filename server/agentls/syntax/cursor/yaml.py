"""Where a cursor is in YAML without fences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.syntax.cursor.body import in_text
from agentls.syntax.cursor.frontmatter import in_lines
from agentls.syntax.cursor.header_lines import Lines
from agentls.syntax.cursor_places import StartPlace
from agentls.text import BOM, Span

if TYPE_CHECKING:
    from agentls.syntax.cursor_places import Place
    from agentls.syntax.document import Document


def cursor_context(doc: Document, offset: int) -> Place | None:
    """The place of a cursor."""
    if doc.header is None or not doc.text.clean.strip(BOM + " \t\r\n"):
        return StartPlace(Span(offset, offset))
    region = doc.region_at(offset)
    if region.is_body:
        column = region.span.start - doc.text.line_span(doc.text.line_at(region.span.start)).start
        return None if doc.body.in_code(region.at) else in_text(doc, region.span, offset, column, None)
    lines = Lines(doc.text, 0, len(doc.text.line_starts) - 1)
    line = lines[doc.text.line_at(offset)]
    return None if line.text.startswith("---") else in_lines(doc, lines, line, offset)
