"""The tokens of a header: its keys, and the values that its kind declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.semantics.models import ModelRef
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.text import Span
from agentls_schemas.fields import Role
from agentls_schemas.models import ModelState
from agentls_schemas.tools import ToolState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.tool_refs import ToolRef
    from agentls.syntax.nodes import Entry, Header, Node
    from agentls_schemas.fields import Field
    from agentls_schemas.kind import Kind

Made = tuple[Span, str, tuple[str, ...]]
"""Place, type and modifiers, before lines and overlaps are looked at."""

_MODELS: dict[ModelState, tuple[str, tuple[str, ...]]] = {
    ModelState.ALIAS: ("enumMember", ("defaultLibrary",)),
    ModelState.CURRENT: ("enumMember", ("readonly",)),
    ModelState.OPEN: ("enumMember", ("readonly",)),
    ModelState.DEPRECATED: ("enumMember", ("deprecated", "readonly")),
    ModelState.RETIRED: ("enumMember", ("deprecated", "readonly")),
}


def in_header(ctx: Context, header: Header) -> Iterator[Made]:
    """The tokens of all entries, names left out."""
    for entry in header.root.entries:
        field = ctx.kind.fields.get(entry.key.value)
        deprecated = ("deprecated",) if field and field.fact.deprecated else ()
        yield entry.key.span, "property" if field else "variable", deprecated
        if field and ctx.audience not in field.fact.ignored_in:
            yield from _value(ctx, entry, field)
    for tools in ctx.tool_lists:
        for ref in tools.named:
            yield from _tool(ref, ctx.kind, header.text)


def _value(ctx: Context, entry: Entry, field: Field) -> Iterator[Made]:
    value = entry.value
    if field.role is Role.MODEL:
        if isinstance(value, Scalar) and value.value.strip() and ctx.kind.vocabulary.models:
            model = ModelRef(value, ctx.kind.vocabulary.models.find(value.value))
            yield (_inside(value), *_MODELS.get(model.state_on(ctx.today), ("variable", ())))
    elif field.role is Role.HOOKS:
        yield from _hooks(value, ctx.kind)
    elif field.role is Role.PLAIN or field.role is Role.COLOR:
        yield from _plain(value, field)
    elif not isinstance(value, Scalar):
        yield from _keys(value)


def _plain(value: Node | None, field: Field) -> Iterator[Made]:
    if not isinstance(value, Scalar):
        yield from _keys(value)
    elif value.value in field.fact.values:
        yield _inside(value), "enumMember", ()
    elif isinstance(value.data, bool):
        yield value.span, "keyword", ()
    elif isinstance(value.data, int | float):
        yield value.span, "number", ()


def _tool(ref: ToolRef, kind: Kind, content: str) -> Iterator[Made]:
    start, end = ref.name_span
    if ref.mcp:
        tool = ref.mcp.tool
        if tool.strip("*"):
            yield Span(max(start, end - len(tool)), end), "method", ()
    else:
        tool_known = kind.vocabulary.tool(ref.name)
        current = tool_known is not None and tool_known.state is ToolState.CURRENT
        modifiers = "defaultLibrary" if current else "deprecated"
        yield ref.name_span, "function" if tool_known else "variable", (modifiers,) if tool_known else ()
    opening = content.find("(", end, ref.span.end) + 1
    if opening:
        inside = Span(opening, ref.span.end - content.startswith(")", ref.span.end - 1)).of(content)
        # Names of agents in it are made before it; it gives way to the first if it begins where that does.
        start = opening + len(inside) - len(inside.lstrip())
        yield Span(start, opening + len(inside)), "parameter", ()


def _hooks(value: Node | None, kind: Kind) -> Iterator[Made]:
    for event in value.entries if isinstance(value, Mapping) else ():
        yield event.key.span, "event" if event.key.value in kind.vocabulary.hooks.events else "variable", ()
        for key, inner in _entries(event.value):
            yield key.span, "property", ()
            if isinstance(inner, Scalar) and key.value == "matcher":
                yield _inside(inner), "regexp", ()
            elif isinstance(inner, Scalar) and key.value == "type" and inner.value in kind.vocabulary.hooks.handlers:
                yield _inside(inner), "enumMember", ()


def _keys(value: Node | None) -> Iterator[Made]:
    return ((key.span, "property", ()) for key, _ in _entries(value))


def _entries(value: Node | None) -> Iterator[tuple[Scalar, Node | None]]:
    """The keys with their values, however deep."""
    if isinstance(value, Sequence):
        for item in value.items:
            yield from _entries(item)
    elif isinstance(value, Mapping):
        for entry in value.entries:
            yield entry.key, entry.value
            yield from _entries(entry.value)


def _inside(value: Scalar) -> Span:
    """The characters of a value, quotes left out."""
    return value.view.span(0, len(value.value)) if value.value else value.span
