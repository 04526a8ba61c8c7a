"""What a selection grows over in the header: word, item, value, entry, header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.list_items import items_at
from agentls.ide.structure.selection_range.body import example_steps, item_steps, text_steps
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.text import Span
from agentls_schemas.field_types import shape_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Header, Node
    from agentls.text import Text
    from agentls_schemas.kind import Kind


def header_steps(ctx: Context, header: Header, offset: int) -> Iterator[Span]:
    """Spans around an offset in the header, in no order; some may overlap or not hold it."""
    text = ctx.doc.text
    yield Span(header.opening.start, header.closing.end if header.closing else header.content.end)
    if not header.content.holds(offset):
        return
    yield header.content
    line = text.line_span(text.line_at(offset))
    yield from text_steps(text, line, offset)
    yield from header.comments
    for entry in header.root.entries:
        if entry.span.holds(offset) and isinstance(entry.value, Scalar):
            yield from _listed(ctx.kind, entry.key.value, entry.value, text, offset)
    yield from _node(header.root, text, offset)
    for example in header.examples:
        if example.span.holds(offset):
            yield from example_steps(example)


def _listed(kind: Kind, key: str, value: Scalar, text: Text, offset: int) -> Iterator[Span]:
    """The item of a list that is written as one string."""
    shape = shape_at(kind, (key,))
    found = items_at(text.clean, value.span, shape.separators, offset) if shape and shape.is_list else None
    if found:
        yield found.item


def _node(node: Node, text: Text, offset: int) -> Iterator[Span]:
    """A value, and at the offset its entries and items, down to single words."""
    yield node.span
    if isinstance(node, Scalar):
        if node.span.holds(offset):
            yield from _scalar(node, text, offset)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.span.holds(offset):
                yield from (entry.span, entry.key.span)
                yield from _node(entry.value, text, offset) if entry.value else ()
    elif isinstance(node, Sequence):
        yield from _items(node, text, offset)


def _items(node: Sequence, text: Text, offset: int) -> Iterator[Span]:
    at = node.span.start
    for item in node.items:
        if Span(at, item.span.end).holds(offset):
            dash = -1 if node.flow else text.clean.find("-", at, item.span.start)
            yield Span(max(dash, at) if dash >= 0 else item.span.start, item.span.end)
            yield from _node(item, text, offset)
        at = item.span.end


def _scalar(scalar: Scalar, text: Text, offset: int) -> Iterator[Span]:
    inside = scalar.span
    if scalar.style.is_quoted:
        inside = Span(inside.start + 1, max(inside.end - 1, inside.start + 1))
    elif scalar.style.is_block:
        inside = Span(text.line_span(text.line_at(inside.start)).end, inside.end)
    if inside.start <= inside.end and inside.holds(offset):
        yield inside
        yield from text_steps(text, inside, offset)
        if scalar.style.is_block:
            yield from item_steps(text, inside, offset)
