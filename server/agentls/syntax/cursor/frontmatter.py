"""Where a cursor is in YAML between fences and in the Markdown below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.format import ITEM
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.cursor.body import in_body, in_text
from agentls.syntax.cursor.header_lines import Holder, Line, Lines
from agentls.syntax.cursor_places import HeaderPlace, Place, StartPlace, TextPlace
from agentls.syntax.nodes import Scalar
from agentls.text import BOM, Span

if TYPE_CHECKING:
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Node

_WORD = lazy_pattern(r"[\w.$-]*")
_COMMENT = lazy_pattern(r"(?:^|[ \t])#")
_HALF_TYPED = lazy_pattern(r"[\w-]*[ \t]*$|[\w-]+[ \t]*:|[ \t]+\S")


def cursor_context(doc: Document, offset: int) -> Place | None:
    """The place of a cursor; None where nothing can be said, such as in a comment or on a fence."""
    if start := _start(doc, offset):
        return start
    lines = header_lines(doc, offset)
    number = doc.text.line_at(offset)
    if lines and _closes(doc, lines, number):
        dashes = doc.text.line_span(number)
        return HeaderPlace((), dashes, dashes)
    if lines and number <= lines.last:
        return in_lines(doc, lines, lines[number], offset) if lines.first <= number else None
    return in_body(doc, offset)


def header_lines(doc: Document, offset: int) -> Lines | None:
    """The lines between the fences; while the closing one is missing, the line being typed is one of them."""
    header, text = doc.header, doc.text
    if header is None:
        return None
    first = text.line_at(header.opening.end) + 1
    if header.closing:
        return Lines(text, first, text.line_at(header.closing.start) - 1)
    last = max(text.line_at(header.content.end - 1), first - 1)
    number = text.line_at(offset)
    return Lines(text, first, number if _goes_on(doc, last, number) else last)


def _goes_on(doc: Document, last: int, number: int) -> bool:
    """Whether a line below an unclosed header is the next one of it, just begun."""
    content, line = doc.text.clean, doc.text.line_span(number)
    if number <= last or not _HALF_TYPED.match(line.of(content)):
        return False
    between = content[doc.text.line_span(last).end : line.start]
    return number == last + 1 or not (between.strip() or content[line.end :].strip())


def _closes(doc: Document, lines: Lines, number: int) -> bool:
    """Whether the dashes of a line are the closing fence being typed, and no list's item."""
    if doc.header is None or doc.header.closing or not lines.first < number <= lines.last:
        return False
    typed, before = lines[number].text.rstrip(), lines[number - 1].text.rstrip()
    return typed == "--" or (typed == "-" and not before.endswith(":") and not before.startswith("-"))


def _start(doc: Document, offset: int) -> StartPlace | None:
    content, header = doc.text.clean, doc.header
    line = doc.text.line_span(doc.text.line_at(offset))
    if header and (header.closing or header.root.entries or line.start > header.opening.start):
        return None
    typed = line.of(content).strip(BOM + " \t")
    if content[: line.start].strip(BOM + " \t\r\n") or typed not in {"", "-", "--", "---"}:
        return None
    start = content.find("-") if typed else offset
    dashes = Span(start, start + len(typed))
    return StartPlace(dashes) if dashes.holds(offset) else None


def in_lines(doc: Document, lines: Lines, line: Line, offset: int) -> Place | None:
    """The place of a cursor in a line of YAML."""
    if block := _block(lines, line, offset):
        return _in_block(doc, lines, block, offset)
    if _COMMENT.search(line.text[: offset - line.start]) and not _quoted(line, offset):
        return None
    key = line.key
    if key and key.after <= offset:
        return _behind(lines, [*lines.holders(line, key.column), Holder(line, key)], offset)
    start, column = _content_start(line, offset)
    if start > offset:
        return None
    holders = lines.holders(line, column)
    if holders and holders[-1].line is not line and holders[-1].mark.step != ITEM and holders[-1].written:
        return _behind(lines, holders, offset)
    return _spread(doc, line, offset) or _at_key(lines, line, Span(start, line.end), column, holders)


def _quoted(line: Line, offset: int) -> bool:
    before = line.text[: offset - line.start]
    return before.count('"') % 2 == 1 or before.count("'") % 2 == 1


def _behind(lines: Lines, holders: list[Holder], offset: int) -> HeaderPlace | None:
    """The place in the value of the innermost holder, on its line or a further one."""
    own = holders[-1]
    if own.opens_block:
        return None
    return HeaderPlace(_path(holders), Span(own.mark.after, _value_end(lines, own, offset)))


def _path(holders: list[Holder]) -> tuple[str, ...]:
    return tuple(h.mark.step for h in holders)


def _value_end(lines: Lines, own: Holder, offset: int) -> int:
    """Where a value ends: with its line, or further down while a list is open or the cursor is further down."""
    end, is_list = own.line.end, own.written.startswith("[")
    for below in lines.below(own.line.number):
        done = end >= offset and (not is_list or "]" in lines.text.clean[own.mark.after : end])
        if done or (below.indent <= own.mark.column and not below.blank):
            break
        end = below.end
    return end


def _content_start(line: Line, offset: int) -> tuple[int, int]:
    """The offset and column where what stands at the cursor begins, behind blanks and dashes before it."""
    dashes = [m for m in line.marks if m.step == ITEM and m.start < offset]
    if not dashes:
        start = line.start + line.indent if line.text.strip() else offset
        return start, start - line.start
    last = dashes[-1]
    start = min(last.after, offset) if last.after >= line.end else last.after
    return start, max(start - line.start, last.column + 2)


def _spread(doc: Document, line: Line, offset: int) -> HeaderPlace | None:
    """A value that YAML carries on over lines without indentation, such as a list closed at column 0."""
    for entry in doc.header.root.entries if doc.header else ():
        value = entry.value
        if value and value.span.start < line.start and offset < value.span.end and _spreads(value):
            return HeaderPlace((entry.key.value,), value.span)
    return None


def _spreads(value: Node) -> bool:
    if isinstance(value, Scalar):
        return value.style.is_quoted
    return value.flow


def _at_key(lines: Lines, line: Line, content: Span, column: int, holders: list[Holder]) -> HeaderPlace:
    word = _WORD.match(line.text, content.start - line.start)
    end = line.start + word.end() if word else content.start
    key = line.key if line.key and line.key.start == content.start else None
    written = line.text[key.start - line.start : key.after - line.start - 1].rstrip() if key else ""
    in_item = bool(holders) and holders[-1].mark.step == ITEM
    return HeaderPlace(
        path=_path(holders),
        content=content,
        word=Span(content.start, max(end, content.start + len(written))),
        column=column,
        own_line=not holders or holders[-1].line is not line,
        siblings=lines.siblings(line, column),
        items=tuple(lines.items(line, holders[-1].mark.column if in_item else column)) if holders else (),
        colon=key is not None,
    )


def _block(lines: Lines, line: Line, offset: int) -> list[Holder]:
    """What holds the block scalar a line belongs to, the scalar's key last; empty if it is in none."""
    column = line.indent
    if not line.text.strip():
        following = next((below.indent for below in lines.below(line.number) if below.text.strip()), 0)
        column = max(following, offset - line.start)
    holders = lines.holders(line, column)
    if column == 0 and line.text.startswith("<"):
        holders = lines.holders(line, 1)[:1]
    at = next((n for n, h in enumerate(holders) if h.opens_block and h.line is not line), None)
    return [] if at is None else holders[: at + 1]


def _in_block(doc: Document, lines: Lines, block: list[Holder], offset: int) -> TextPlace:
    own = block[-1]
    inside = [n for n in lines.below(own.line.number) if n.text.strip()]
    wanted = inside[0].indent if inside and inside[0].indent > own.mark.column else own.mark.column + 2
    last = next((n.start for n in inside if n.indent <= own.mark.column), None)
    end = last if last is not None and last > offset else max(lines[lines.last].end, offset)
    return in_text(doc, Span(own.line.end, end), offset, wanted, _path(block))
