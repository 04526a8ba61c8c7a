"""What a selection grows over, step by step, from the word at the cursor to the whole file."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from agentls.ide.structure.outline import Part, outline
from agentls.ide.structure.selection_range.body import example_steps, item_steps, text_steps
from agentls.ide.structure.selection_range.header import header_steps
from agentls.syntax.nodes import Example, Fence, Heading
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.lint.context import Context
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Markdown


def selections(ctx: Context, offset: int) -> list[Span]:
    """The spans to select one after the other; each holds the offset and all of the one before, and more.

    The last is the whole file, which is the only one that may be empty.
    """
    doc = ctx.doc
    whole = Span(0, len(doc.text))
    offset = min(max(offset, 0), whole.end)
    region = doc.region_at(offset)
    found = _body(doc, offset) if region.is_body or not doc.header else header_steps(ctx, doc.header, offset)
    return [*_chain({span.trimmed(doc.text.content) for span in found}, offset, whole), whole]


def _chain(found: Iterable[Span], offset: int, whole: Span) -> Iterator[Span]:
    """Of the spans those that hold each other, from the shortest on."""
    last = Span(offset, offset)
    for span in sorted(found, key=lambda span: (span.end - span.start, span.start)):
        if span not in (last, whole) and span.start <= last.start and last.end <= span.end:
            yield span
            last = span


def _body(doc: Document, offset: int) -> Iterator[Span]:
    region = doc.body_span
    parts = outline(doc)
    yield region
    while around := next((part for part in parts if part.span.holds(offset)), None):
        yield from _part(around)
        if isinstance(around.thing, Fence):
            yield from item_steps(doc.text, _between(region, parts, around.span), around.span.start)
        region, parts = _region(around, offset), around.children
    between = _between(region, parts, Span(offset, offset))
    yield from text_steps(doc.text, between, offset)
    yield from item_steps(doc.text, between, offset)
    yield from _inline(doc, offset)


def _part(part: Part) -> Iterator[Span]:
    """A part, and what it is made of."""
    yield part.span
    yield part.inner
    if isinstance(part.thing, Heading):
        yield part.at(part.thing.title_span)
        yield part.at(part.thing.span)
    elif isinstance(part.thing, Example):
        yield from map(part.at, example_steps(part.thing))


def _region(part: Part, offset: int) -> Span:
    """The running text of a part that an offset is in: what is inside, or the heading, tag or fence."""
    inside, whole = part.inner, part.span
    if offset < inside.start:
        return Span(whole.start, inside.start)
    return inside if offset <= inside.end else Span(inside.end, whole.end)


def _between(region: Span, parts: list[Part], place: Span) -> Span:
    """The part of a region around a place that none of these parts is in."""
    before = [part.span.end for part in parts if part.span.end <= place.start]
    behind = [part.span.start for part in parts if part.span.start >= place.end]
    return Span(max([region.start, *before]), min([region.end, *behind]))


def _inline(doc: Document, offset: int) -> Iterator[Span]:
    """Code in a line, and links: their words and their targets."""
    body, place = doc.body, doc.region_at(offset).at
    number = bisect_right(body.starts, place) - 1
    if number >= 0:
        by = body.starts[number]
        yield from (doc.in_file(span.shift(by)) for span in _inline_in(body.sections[number], place - by))


def _inline_in(section: Markdown, at: int) -> Iterator[Span]:
    for code in section.code:
        if code.holds(at) and "\n" not in (written := code.of(section.text)):
            ticks = len(written) - len(written.lstrip("`"))
            yield code
            yield Span(code.start + ticks, max(code.end - ticks, code.start + ticks))
    for link in section.links:
        yield from (link.span, link.target_span)
        bracket = section.text.find("](", *link.span)
        if bracket >= 0:
            yield Span(section.text.find("[", *link.span) + 1, bracket)
