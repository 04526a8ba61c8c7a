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
    from agentls.syntax.nodes import Body, Document


def selections(ctx: Context, offset: int) -> list[Span]:
    """The spans to select one after the other; each holds the offset and all of the one before, and more.

    The last is the whole file, which is the only one that may be empty.
    """
    doc = ctx.doc
    whole = Span(0, len(doc.text))
    offset = min(max(offset, 0), whole.end)
    found = header_steps(ctx, doc.header, offset) if doc.header and offset < doc.body.start else _body(doc, offset)
    return [*_chain({span.trimmed(doc.text.content) for span in found}, offset, whole), whole]


def _chain(found: Iterable[Span], offset: int, whole: Span) -> Iterator[Span]:
    """Of the spans those that hold each other, from the shortest on."""
    last = Span(offset, offset)
    for span in sorted(found, key=lambda span: (span.end - span.start, span.start)):
        if span not in (last, whole) and span.start <= last.start and last.end <= span.end:
            yield span
            last = span


def _body(doc: Document, offset: int) -> Iterator[Span]:
    region = Span(doc.body.start, len(doc.text))
    parts = outline(doc.body)
    yield region
    while around := next((part for part in parts if part.span.holds(offset)), None):
        yield from _part(around)
        if isinstance(around.thing, Fence):
            yield from item_steps(doc.text, _between(region, parts, around.span), around.start)
        region, parts = _region(around, offset), around.children
    between = _between(region, parts, Span(offset, offset))
    yield from text_steps(doc.text, between, offset)
    yield from item_steps(doc.text, between, offset)
    yield from _inline(doc.body, offset)


def _part(part: Part) -> Iterator[Span]:
    """A part, and what it is made of."""
    yield part.span
    yield _inside(part)
    if isinstance(part.thing, Heading):
        yield part.at(part.thing.title_span)
        yield part.at(part.thing.span)
    elif isinstance(part.thing, Example):
        yield from example_steps(part.thing, part.by)


def _inside(part: Part) -> Span:
    """A section without its heading, an example without its tags, code without its fences."""
    thing = part.thing
    if isinstance(thing, Fence):
        return part.at(thing.content)
    start = part.at(thing.opening if isinstance(thing, Example) else thing.span).end
    return Span(start, max(start, part.inner_end))


def _region(part: Part, offset: int) -> Span:
    """The running text of a part that an offset is in: what is inside, or the heading, tag or fence."""
    inside = _inside(part)
    if offset < inside.start:
        return Span(part.start, inside.start)
    return inside if offset <= inside.end else Span(inside.end, part.end)


def _between(region: Span, parts: list[Part], place: Span) -> Span:
    """The part of a region around a place that none of these parts is in."""
    before = [part.end for part in parts if part.end <= place.start]
    behind = [part.start for part in parts if part.start >= place.end]
    return Span(max([region.start, *before]), min([region.end, *behind]))


def _inline(body: Body, offset: int) -> Iterator[Span]:
    """Code in a line, and links: their words and their targets."""
    at = bisect_right(body.starts, offset - body.start) - 1
    if at < 0:
        return
    section, by = body.sections[at], body.starts[at] + body.start
    for code in section.code:
        if code.shift(by).holds(offset) and "\n" not in (written := code.of(section.text)):
            ticks = len(written) - len(written.lstrip("`"))
            yield code.shift(by)
            yield Span(code.start + ticks, max(code.end - ticks, code.start + ticks)).shift(by)
    for link in section.links:
        yield link.span.shift(by)
        yield link.target_span.shift(by)
        bracket = section.text.find("](", *link.span)
        if bracket >= 0:
            yield Span(section.text.find("[", *link.span) + 1, bracket).shift(by)
