"""What the thing under the cursor means."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.format import ITEM
from agentls.ide import markup
from agentls.ide.list_items import Items, items_at
from agentls.ide.navigation import document_links
from agentls.ide.navigation.symbols import How, owners, symbol_under
from agentls.ide.readers import hover_fence
from agentls.ide.results import Hover
from agentls.markdown_escape import code, escape_lines
from agentls.markdown_escape import link as write_link
from agentls.project.documents import document_at
from agentls.rules import BY_NAME
from agentls.semantics.arguments import VARIABLE, explain_variable
from agentls.semantics.examples import examples
from agentls.semantics.fields import abbreviate, field_entries
from agentls.semantics.token_estimate import estimate_tokens
from agentls.syntax.cursor_places import HeaderPlace
from agentls.syntax.nodes import Scalar
from agentls.text import Span
from agentls_schemas.field_types import shape_at
from agentls_schemas.fields import Role
from agentls_schemas.identity import Sort
from agentls_schemas.models import ModelState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agentls.finding import Finding
    from agentls.ide.navigation.symbols import World
    from agentls.lint.context import Context
    from agentls.project.index import Defined
    from agentls.syntax.nodes import Example
    from agentls_schemas.fields import Fact
    from agentls_schemas.kind import Kind
    from agentls_schemas.shapes import Shape

_log = logging.getLogger(__name__)

_MANY = 12
"""More tools than this are counted."""

_SPEAKERS = {
    "context": "What has happened before, in a sentence or two. Name it so that the situation is recognised.",
    "user": "What the user writes. Use words a user would, and vary them between examples.",
    "assistant": "What the assistant says before it starts the agent; name the agent.",
    "commentary": "Why the agent is the right choice here. This is what generalises to cases no example shows.",
}
_EXAMPLE = (
    "**`<example>`** · a conversation that shows when to use this agent\n\n"
    'A `Context:` line, then turns such as `user: "…"` and `assistant: "…"`, and the reason between '
    "`<commentary>` and `</commentary>`. Two to four different ones are plenty; in a header they belong into a "
    "block scalar (`|`), so that each line stays a line."
)


def hover(
    ctx: Context,
    findings: Sequence[Finding],
    offset: int,
    world: World | None = None,
    *,
    told: bool = False,
    declared: bool = True,
) -> Hover | None:
    """What to show at an offset: the findings there, and what is declared there.

    Args:
        ctx: the file.
        findings: its findings, spans from the file's start.
        offset: the cursor, in code points.
        world: the other files, of which the names and links here can be shown.
        told: the client shows the findings' messages itself, beside the hover.
        declared: whether to tell what keys and values are for that the file's kind declares.
    """
    try:
        return _joined([*_findings(findings, offset, told=told)], _meant(ctx, offset, world, declared=declared))
    except Exception:
        # Hovers are asked for with every move of the mouse; an error message there is worse than no answer.
        _log.exception("hover failed on %s", ctx.path or "unnamed text")
        return None


def _joined(found: list[Hover], meaning: Hover | None) -> Hover | None:
    everything = [*found, meaning] if meaning else found
    if not everything:
        return None
    narrowest = min((h.span for h in everything), key=lambda span: span.end - span.start)
    return Hover(narrowest, "\n\n---\n\n".join(h.markdown for h in everything))


def _findings(findings: Sequence[Finding], offset: int, *, told: bool) -> Iterator[Hover]:
    here = [f for f in findings if f.span.start <= offset < max(f.span.end, f.span.start + 1)]
    for finding in dict.fromkeys(here):
        rule = BY_NAME.get(finding.rule)
        words = markup.finding(finding, rule.summary if rule else "", told=told)
        if words:
            yield Hover(finding.span, words)


def _meant(ctx: Context, offset: int, world: World | None, *, declared: bool) -> Hover | None:
    """Whoever is named, or else what is declared: of ``Agent(reviewer)`` either ``reviewer`` or ``Agent``."""
    header = ctx.doc.header
    if header and header.opening.holds(offset):
        return hover_fence(ctx, header)
    named = (_over_link(ctx, offset, world) or _over_name(ctx, offset, world)) if world else None
    return named or (_meaning(ctx, offset) if declared else None)


def _meaning(ctx: Context, offset: int) -> Hover | None:
    example = _in_example(ctx, offset)
    if example:
        return example
    place = ctx.doc.cursor_context(offset)
    if isinstance(place, HeaderPlace):
        return _in_header(ctx, place, offset)
    return _heading(ctx, offset) or _variable(ctx, offset)


def _heading(ctx: Context, offset: int) -> Hover | None:
    region = ctx.doc.region_at(offset)
    found = next((h for h in ctx.body.headings if h.span.holds(region.at)), None) if region.is_body else None
    section = ctx.kind.guidance.section(found.title) if found else None
    return Hover(ctx.doc.in_file(found.span), markup.section(section)) if found and section else None


def _variable(ctx: Context, offset: int) -> Hover | None:
    """What the tool puts an argument or a path in place of, in code too."""
    text = ctx.doc.text
    line = text.line_span(text.line_at(offset))
    found = (Span(*each.span()) for each in VARIABLE.finditer(text.clean, *line))
    span = next((each for each in found if each.start <= offset < each.end), None)
    doc = explain_variable(span.of(text.clean), ctx.doc.header, ctx.kind) if span else ""
    return Hover(span, f"**`{span.of(text.clean)}`** · variable\n\n{doc}") if span and doc else None


def _in_example(ctx: Context, offset: int) -> Hover | None:
    """An example's tag, or the label of one of its turns."""
    at = ctx.doc.region_at(offset).at
    for placed in examples(ctx.doc):
        if placed.at(placed.example.span).holds(offset):
            found = _part(placed.example, at)
            return Hover(placed.at(found.span), found.markdown) if found else None
    return None


def _part(example: Example, at: int) -> Hover | None:
    for tag in (example.opening, example.closing):
        if tag and tag.start <= at < tag.end:
            return Hover(tag, _EXAMPLE)
    turn = next((t for t in example.turns if t.label.start <= at < t.label.end), None)
    doc = _SPEAKERS.get(turn.speaker.lower().strip("</>")) if turn else None
    return Hover(Span(*turn.label), f"**{turn.speaker}** · part of an example\n\n{doc}") if turn and doc else None


# In the header: keys, values, tools, models, agents


def _in_header(ctx: Context, place: HeaderPlace, offset: int) -> Hover | None:
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


# What leads to another file


def _over_name(ctx: Context, offset: int, world: World) -> Hover | None:
    """Who is meant by the name at an offset; None over the name a file gives itself."""
    found = symbol_under(ctx, world.index, offset)
    if found is None or found.how is How.DEFINITION or found.sort is Sort.FILE:
        return None
    defined = owners(ctx, found, world.index)
    return Hover(found.span, _card(defined, world)) if defined else None


def _over_link(ctx: Context, offset: int, world: World) -> Hover | None:
    """How the file or section begins that a path leads to."""
    link = document_links.link_at(ctx, offset, world.is_file)
    text = world.files.text_at(link.path) if link else None
    if link is None or text is None:
        return None
    head = _write_link(link.path, ctx.entry.home, world)
    if any(each.span.holds(offset) for each in ctx.imports):
        head += f" · imported, about {estimate_tokens(text.content):,} tokens"
    other = world.index.get(link.path)
    if other and other.own and not link.anchor:
        return Hover(link.span, _card(world.index.defined(other.own.sort, other.own.name), world, link.path))
    markdown = link.path.endswith(".md")
    words = document_links.preview(document_at(link.path, text), link.anchor) if markdown else ""
    return Hover(link.span, markup.paragraphs(head, "---" if words else "", escape_lines(words)))


def _card(defined: list[Defined], world: World, path: str = "") -> str:
    """The one that is meant, with a word about others of the name."""
    first = next((each for each in defined if each.entry.path == path), defined[0])
    own = first.definition
    others = [each for each in defined if each is not first]
    place = _write_link(first.entry.path, first.entry.home, world)
    return markup.paragraphs(
        f"**{code(abbreviate(own.name))}** · {_SORTS[own.sort]} · {place}",
        markup.summary(own.description),
        " · ".join(_facts(world.files.context_at(first.entry.path))),
        f"{len(others)} more of this name: " + ", ".join(_write_link(each.entry.path, "", world) for each in others[:3])
        if others
        else "",
    )


_SORTS = {**{sort: sort.value for sort in Sort}, Sort.SERVER: "MCP server", Sort.FILE: ""}


def _facts(ctx: Context | None) -> Iterator[str]:
    """Its tools and its model."""
    if ctx is None or ctx.doc.header is None:
        return
    given = ctx.given_tools
    if given and given.refs:
        names = [code(abbreviate(ref.span.of(ctx.doc.text.clean))) for ref in given.refs]
        more = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
        yield f"Tools: {', '.join(names[:_MANY])}{more}"
    for entry, _ in field_entries(ctx.doc.header, ctx.kind, Role.MODEL):
        if isinstance(entry.value, Scalar) and entry.value.value:
            yield f"Model: {code(abbreviate(entry.value.value))}"


def _write_link(path: str, home: str, world: World) -> str:
    """The path as a link, counted from a folder if it is below."""
    label = path.removeprefix(home.rstrip("/") + "/") if home else "/".join(path.split("/")[-3:])
    return write_link(label, world.uri_of(path))
