"""Hovers in the header: keys, values, tools, models, agents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.format import ITEM
from agentls.ide import markup
from agentls.ide.list_items import Items, items_at
from agentls.ide.results import Hover
from agentls_schemas.field_types import shape_at
from agentls_schemas.fields import Role
from agentls_schemas.models import ModelState

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls.syntax.cursor_places import HeaderPlace
    from agentls.text import Span
    from agentls_schemas.fields import Fact
    from agentls_schemas.kind import Kind
    from agentls_schemas.shapes import Shape


def in_header(ctx: Context, place: HeaderPlace, offset: int) -> Hover | None:
    """What the key or value at a place means."""
    if place.word and place.colon:
        return _key(ctx, place, place.word) if place.word.holds(offset) else None
    shape = shape_at(ctx.kind, place.path, place.siblings)
    if shape is None or not place.path:
        return None
    separators = shape.in_items if place.path[-1] == ITEM else shape.separators
    found = items_at(ctx.doc.text.clean, place.content, separators, offset, in_flow=shape.in_items or ",")
    return _value(ctx, place, shape, found, offset) if found and found.item.start < found.item.end else None


def _key(ctx: Context, place: HeaderPlace, word: Span) -> Hover | None:
    shape = shape_at(ctx.kind, place.path, place.siblings)
    name = word.of(ctx.doc.text.clean).strip("\"'")
    declared = shape.keys.get(name) if shape else None
    if declared is None:
        return _ruled(ctx.kind, place, name, word)
    return Hover(word, markup.key(ctx.kind, (*place.path, name), declared))


def _ruled(kind: Kind, place: HeaderPlace, name: str, span: Span) -> Hover | None:
    """A tool that a rule is about, by a name that is none of a permission."""
    field, known = kind.fields.get(place.path[0]) if place.path else None, kind.vocabulary.tools.get(name)
    return Hover(span, markup.tool(kind, known)) if known and field and field.fact.tool_syntax.rules else None


def _value(ctx: Context, place: HeaderPlace, shape: Shape, found: Items, offset: int) -> Hover | None:
    content, kind = ctx.doc.text.clean, ctx.kind
    if shape.role in {Role.TOOLS, Role.DENIED_TOOLS}:
        inside, name = found.inside(content, offset), found.name(content, found.item.start)
        agent = _agent(kind, inside, content) if inside else None
        return agent or _tool(kind, shape.fact, name, name if name.holds(offset) else found.item, content)
    text = found.item.of(content)
    if shape.role is Role.MODEL and kind.vocabulary.models:
        model = kind.vocabulary.models.find(text)
        known = model.state is not ModelState.UNKNOWN
        return Hover(found.item, markup.model(model, ctx.today)) if known else None
    if shape.role in {Role.AGENT, Role.AGENTS}:
        return _agent(kind, found.item, content)
    if text not in shape.values:
        return _ruled(kind, place, text, found.item)
    field = next(step for step in reversed(place.path) if step != ITEM)
    return Hover(found.item, markup.value(text, shape.values[text], shape, kind, field))


def _tool(kind: Kind, fact: Fact | None, name: Span, over: Span, content: str) -> Hover | None:
    text = name.of(content)
    known = kind.vocabulary.tool(text)
    markdown = markup.tool(kind, known, fact) if known else markup.form(kind, text)
    return Hover(over, markdown) if markdown else None


def _agent(kind: Kind, name: Span, content: str) -> Hover | None:
    text = name.of(content)
    doc = kind.vocabulary.builtin_agents.get(text)
    return Hover(name, markup.agent(text, doc, kind.loader.tool)) if doc else None
