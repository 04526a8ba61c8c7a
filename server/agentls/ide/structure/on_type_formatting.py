"""What is written by itself after a character: an end tag behind ``<example>``, the next dash of a list.

Nothing is done unless the cursor stands at the end of its line, so text that was there stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit
from agentls.format import ITEM, Format
from agentls.ide.structure.example_tags import NAME, tags
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.cursor.frontmatter import header_lines
from agentls.syntax.cursor_places import HeaderPlace, TextPlace
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls.syntax.cursor.header_lines import Holder, Line, Lines
    from agentls.syntax.document import Document

_LONE_TAG = lazy_pattern(
    rf"(?P<before>[ \t>]*(?:(?:[-*+]|\d{{1,3}}[.)])[ \t]+)?)<(?P<name>{NAME})(?:\s[^<>]*)?>(?<!/>)"
)
_PAIRED = frozenset({"example", "examples", "commentary"})
_IN_EXAMPLE = frozenset({"user", "assistant", "context", "response"})
# Values that end with their line: words, and quotes that are closed.
_ONE_LINE = lazy_pattern(r"""[^\s"'\[{&*!|>%@`#].*|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_MARK = lazy_pattern(r"[^ \t>]")
# Below a new tag: not the text that it is to hold.
_ELSEWHERE = lazy_pattern(rf"[ \t>]*(?:(?:[-*+]|\d{{1,3}}[.)])[ \t]+)?(?:</?{NAME}|#|```|~~~|---|$)")
_COMMENT = lazy_pattern(r"[ \t]#.*")


def on_type(ctx: Context, offset: int, typed: str) -> tuple[Edit, ...]:
    """The edits to make after a ``>`` or a line end was typed and the cursor stands at ``offset``; mostly none.

    A line end may have brought blanks of the editor's own with it: the cursor is then behind them.
    """
    doc = ctx.doc
    line = doc.text.line_span(doc.text.line_at(offset))
    if doc.text.clean[offset : line.end].strip():
        return ()
    if typed == ">":
        return _end_tag(doc, offset, Span(line.start, offset))
    if typed != "\n" or doc.format is not Format.FRONTMATTER or line.of(doc.text.clean).strip():
        return ()
    return _next_item(doc, line)


def _end_tag(doc: Document, offset: int, before: Span) -> tuple[Edit, ...]:
    found = _LONE_TAG.fullmatch(doc.text.clean, *before)
    place = doc.cursor_context(offset) if found else None
    if found is None or not isinstance(place, TextPlace) or _is_quoted(doc, found.start("name")):
        return ()
    name = found["name"]
    known = _PAIRED | _IN_EXAMPLE if place.example else _PAIRED
    if name.lower() not in known or _is_closed(doc, offset, name) or _goes_on(doc, before):
        return ()
    indent = _MARK.sub(" ", found["before"])
    return (_line_below(doc, offset, f"{indent}</{name}>"),)


def _is_quoted(doc: Document, offset: int) -> bool:
    region = doc.region_at(offset)
    return region.is_body and doc.body.is_quoted(region.at)


def _is_closed(doc: Document, offset: int, name: str) -> bool:
    """Whether the next tag of this name is an end tag."""
    region = Span(offset, doc.region_at(offset).span.end)
    return next((tag.closes for tag in tags(doc, region) if tag.name == name), False)


def _goes_on(doc: Document, before: Span) -> bool:
    """Whether text stands right below a tag's line, which is then for the author to put into it."""
    number = doc.text.line_at(before.start)
    tag, below = before.of(doc.text.clean), doc.text.line_span(number + 1).of(doc.text.clean)
    return _ELSEWHERE.match(below) is None and _indent(below) >= _indent(tag)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _line_below(doc: Document, offset: int, words: str) -> Edit:
    """A new line. Where there is a line below, it is written there and not at the cursor, which so stays put."""
    number = doc.text.line_at(offset)
    if number + 1 < len(doc.text.line_starts):
        at = doc.text.line_starts[number + 1]
        return Edit(Span(at, at), words + doc.text.line_end)
    return Edit(Span(offset, offset), doc.text.line_end + words)


def _next_item(doc: Document, line: Span) -> tuple[Edit, ...]:
    """The dash of the next item; or, below an item without words, the end of the list."""
    lines, number = header_lines(doc, line.start), doc.text.line_at(line.start)
    if lines is None or not lines.first < number <= lines.last:
        return ()
    above = lines[number - 1]
    holder = _list_holder(doc, lines, above)
    if holder is None:
        return ()
    dash = above.marks[0]
    words = _COMMENT.sub("", above.text[dash.after - above.start :]).strip()
    if words:
        return (_dash(doc, line, dash.column),) if _ONE_LINE.fullmatch(words) else ()
    further = next((near for near in lines.above(above.number) if not near.blank), above)
    # Neovim takes the blank behind a dash away with the line end.
    if above.text.rstrip(" \t").endswith("-") and further is not above and _is_item(further, dash.column):
        return (Edit(Span(above.start, line.end), " " * holder.mark.column),)
    return ()


def _list_holder(doc: Document, lines: Lines, line: Line) -> Holder | None:
    """The key of the list of single values that a line has an item of; None for any other line."""
    if [mark.step for mark in line.marks] != [ITEM] or "\t" in line.text[: line.marks[0].column]:
        return None
    if not isinstance(doc.cursor_context(line.marks[0].after), HeaderPlace):
        return None
    holders = lines.holders(line, line.marks[0].column)
    if not holders and line.marks[0].column == 0:
        holders = lines.holders(line, 1)[:-1]
    if not holders or holders[-1].mark.step == ITEM or holders[-1].written:
        return None
    # Else it is text, which may have dashes too.
    first = next(below for below in lines.below(holders[-1].line.number) if not below.blank)
    return holders[-1] if _is_item(first, line.marks[0].column) else None


def _is_item(line: Line, column: int) -> bool:
    """Whether a line begins with a list's item whose dash stands at this column."""
    return [mark[:2] for mark in line.marks[:1]] == [(column, ITEM)]


def _dash(doc: Document, line: Span, column: int) -> Edit:
    """The edit that makes a dash at a column of a line of blanks; those before it are not touched."""
    written = line.of(doc.text.clean)
    if column and written == " " * column:
        # Its last blank becomes the one behind the dash: Neovim leaves a cursor where it is at which text comes in.
        return Edit(Span(line.end - 1, line.end - 1), " -")
    if written.startswith(" " * column):
        return Edit(Span(line.start + column, line.end), "- ")
    return Edit(line, " " * column + "- ")
