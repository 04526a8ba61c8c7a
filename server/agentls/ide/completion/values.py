"""Completions for values: choices, tools, models, names of agents and of others."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from agentls.format import ITEM
from agentls.ide import markup
from agentls.ide.completion.forms import forms_of
from agentls.ide.completion.request import blank, escape, known_names, rank, scalar
from agentls.ide.list_items import Items, items_at
from agentls.ide.results import Completion, CompletionKind
from agentls.project.kinds import naming
from agentls.project.similar_names import key
from agentls.text import Span
from agentls_schemas.fields import Role
from agentls_schemas.identity import Sort
from agentls_schemas.models import ModelState
from agentls_schemas.tools import ToolState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from agentls.ide.completion.request import Request
    from agentls.syntax.cursor_places import HeaderPlace
    from agentls_schemas.fields import Fact
    from agentls_schemas.shapes import Shape
    from agentls_schemas.tools import Tool


class _Slot(Struct, frozen=True):
    """Where a value goes."""

    replace: Span
    lead: str
    """What to write before it: the space after a colon or comma, the dash of a list's item."""
    written: frozenset[str]
    """What the list has already."""
    quoted: bool = False
    """It stands in quotes."""
    form: Callable[[str], str] = str
    """A word as the format wants it here."""

    def fill(self, offers: Iterable[Completion]) -> Iterator[Completion]:
        """The offers, put here."""
        return (replace(o, replace=self.replace, insert=self.lead + self.form(o.insert)) for o in offers)


_NOWHERE = Span(0, 0)
_NAMES = {Role.AGENT: Sort.AGENT, Role.AGENTS: Sort.AGENT, Role.SKILLS: Sort.SKILL, Role.MCP_SERVERS: Sort.SERVER}


def values(request: Request, place: HeaderPlace, shape: Shape) -> Iterator[Completion]:
    """What may be written at the cursor."""
    in_item = bool(place.path) and place.path[-1] == ITEM
    separators = shape.in_items if in_item or place.own_line else shape.separators
    found = items_at(request.content, place.content, separators, request.offset, in_flow=shape.in_items or ",")
    if found is None:
        return
    inside = found.inside(request.content, request.offset)
    if inside is not None:
        yield from _in_parentheses(request, found, inside)
        return
    slot = _slot(request, place, found, dash=place.own_line and shape.is_list and not in_item, single=not shape.is_list)
    form = partial(forms_of(request.ctx).word, shape=shape, quoted=found.quoted, flow=found.flow or in_item)
    yield from replace(slot, form=form).fill(_offers(request, shape, slot))


def _slot(request: Request, place: HeaderPlace, found: Items, *, dash: bool, single: bool) -> _Slot:
    content, offset = request.content, request.offset
    name = found.item if single else found.name(content, offset)
    before = content[name.start - 1 : name.start]
    lead = "- " if dash else " " if before in {":", "=", ",", "-"} and not found.quoted else ""
    listed = {text.partition("(")[0].strip() for text in (*found.texts, *place.items)}
    return _Slot(name, lead, frozenset(listed), found.quoted)


def _offers(request: Request, shape: Shape, slot: _Slot) -> Iterator[Completion]:
    if shape.role in {Role.TOOLS, Role.DENIED_TOOLS}:
        return chain(_tools(request, shape.fact, slot), _servers(request, slot))
    if shape.role is Role.MODEL and request.ctx.kind.vocabulary.models:
        return _models(request)
    if shape.role in _NAMES:
        return chain(_names(request, _NAMES[shape.role], slot), _choices(shape, slot))
    return _choices(shape, slot)


def _choices(shape: Shape, slot: _Slot) -> Iterator[Completion]:
    kind = CompletionKind.COLOR if shape.role is Role.COLOR else CompletionKind.VALUE
    for number, (value, doc) in enumerate(shape.values.items()):
        if not shape.is_list or value not in slot.written:
            insert = value if slot.quoted else scalar(value)
            yield Completion(value, kind, _NOWHERE, insert, doc=doc, sort=rank(0, number))


def _tools(request: Request, fact: Fact | None, slot: _Slot) -> Iterator[Completion]:
    kind = request.ctx.kind
    bare = request.content[slot.replace.end :][:1] != "("
    for number, tool in enumerate(kind.vocabulary.tools.values()):
        if tool.state is not ToolState.CURRENT or (kind.vocabulary.invocation.subagent and tool.unavailable):
            continue
        doc = markup.tool(kind, tool, fact)
        if tool.name not in slot.written:
            sort = rank(3 if tool.always else 0, number)
            yield Completion(tool.name, CompletionKind.TOOL, _NOWHERE, tool.name, detail="tool", doc=doc, sort=sort)
        if bare and markup.takes_specifier(tool, fact):
            yield _specified(tool, doc, number)
    for number, (form, doc) in enumerate(kind.vocabulary.all_forms.items()):
        label = markup.plain(form)
        yield Completion(label, CompletionKind.SNIPPET, _NOWHERE, form, True, "tools of a server", doc, rank(4, number))


def _specified(tool: Tool, doc: str, number: int) -> Completion:
    sample = re.search(r"\((.+)\)", tool.specifier)
    insert = f"{escape(tool.name)}({blank(sample[1], 1) if sample else '$1'})"
    label, detail = f"{tool.name}(…)", tool.specifier
    return Completion(label, CompletionKind.SNIPPET, _NOWHERE, insert, True, detail, doc, rank(2, number))


def _models(request: Request) -> Iterator[Completion]:
    groups = {ModelState.ALIAS: 0, ModelState.CURRENT: 1, ModelState.DEPRECATED: 2}
    models, readers = request.ctx.kind.vocabulary.models, request.ctx.kind.loader.readers_in(request.ctx.audience)
    for number, model in enumerate(models.all() if models else ()):
        over = model.retires is not None and model.retires <= request.ctx.today
        if model.state not in groups or (over and model.state is ModelState.DEPRECATED):
            continue
        if model.known_to and model.known_to not in readers:
            continue
        yield Completion(
            model.name,
            CompletionKind.MODEL,
            _NOWHERE,
            model.name,
            detail=markup.lifecycle(model, request.ctx.today),
            doc=markup.model(model, request.ctx.today),
            sort=rank(groups[model.state], number),
            deprecated=model.state is ModelState.DEPRECATED,
        )


def _names(request: Request, sort: Sort, slot: _Slot) -> Iterator[Completion]:
    """Names of the workspace, and those that are there without a file."""
    found = _known(request, sort, slot)
    if sort is Sort.AGENT:
        found |= request.ctx.kind.vocabulary.builtin_agents
    for number, (name, doc) in enumerate(found.items()):
        if name not in slot.written:
            yield Completion(
                name, CompletionKind.VALUE, _NOWHERE, name, detail=sort.value, doc=doc, sort=rank(0, number)
            )


def _servers(request: Request, slot: _Slot) -> Iterator[Completion]:
    """All tools of each MCP server of the workspace."""
    mcp = request.ctx.kind.vocabulary.mcp
    for number, server in enumerate(_known(request, Sort.SERVER, slot) if mcp else ()):
        name = mcp.write(server) if mcp else server
        if name not in slot.written:
            doc = f"All tools of the MCP server `{server}`."
            sort = rank(1, number)
            yield Completion(name, CompletionKind.TOOL, _NOWHERE, name, detail="MCP server", doc=doc, sort=sort)


def _known(request: Request, sort: Sort, slot: _Slot) -> dict[str, str]:
    typed = request.content[slot.replace.start : request.offset]
    found = known_names(request.index, sort, request.ctx.entry.home, typed, naming(request.ctx.kind, sort))
    own = request.ctx.entry.own
    # Nobody starts itself.
    return {name: doc for name, doc in found.items() if own is None or key(sort, name) != key(own.sort, own.name)}


def _in_parentheses(request: Request, found: Items, name: Span) -> Iterator[Completion]:
    """Agents between the parentheses of the tool that starts agents; nothing for other tools."""
    kind, content = request.ctx.kind, request.content
    tool, _, rest = found.item.of(content).partition("(")
    starter = kind.vocabulary.tool(tool.strip())
    if starter is None or kind.vocabulary.invocation.agent_tool not in {starter.name, starter.successor}:
        return
    others = content[found.item.start + len(tool) + 1 : name.start] + content[name.end : found.item.end]
    written = frozenset(other.strip(" )") for other in others.split(","))
    lead = " " if rest and content[name.start - 1] == "," else ""
    slot = _Slot(name, lead, written)
    yield from slot.fill(_names(request, Sort.AGENT, slot))
