"""What the thing under the cursor means."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from agentls.ide import markup
from agentls.ide.hover.header import in_header
from agentls.ide.hover.references import over_link, over_name
from agentls.ide.results import Hover
from agentls.rules import BY_NAME
from agentls.semantics.examples import examples
from agentls.syntax.cursor_places import HeaderPlace
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agentls.finding import Finding
    from agentls.ide.navigation.definition import World
    from agentls.lint.context import Context
    from agentls.syntax.nodes import Example

_log = logging.getLogger(__name__)

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
) -> Hover | None:
    """What to show at an offset: the findings there, and what is declared there.

    Args:
        ctx: the file.
        findings: its findings, spans from the file's start.
        offset: the cursor, in code points.
        world: the other files, of which the names and links here can be shown.
    """
    try:
        return _joined([*_findings(findings, offset)], _meant(ctx, offset, world))
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


def _findings(findings: Sequence[Finding], offset: int) -> Iterator[Hover]:
    here = [f for f in findings if f.span.start <= offset < max(f.span.end, f.span.start + 1)]
    for finding in dict.fromkeys(here):
        rule = BY_NAME.get(finding.rule)
        yield Hover(finding.span, markup.finding(finding, rule.summary if rule else ""))


def _meant(ctx: Context, offset: int, world: World | None) -> Hover | None:
    """Whoever is named, or else what is declared: of ``Agent(reviewer)`` either ``reviewer`` or ``Agent``."""
    named = (over_link(ctx, offset, world) or over_name(ctx, offset, world)) if world else None
    return named or _meaning(ctx, offset)


def _meaning(ctx: Context, offset: int) -> Hover | None:
    example = _in_example(ctx, offset)
    if example:
        return example
    place = ctx.doc.cursor_context(offset)
    return in_header(ctx, place, offset) if isinstance(place, HeaderPlace) else _heading(ctx, offset)


def _heading(ctx: Context, offset: int) -> Hover | None:
    region = ctx.doc.region_at(offset)
    found = next((h for h in ctx.body.headings if h.span.holds(region.at)), None) if region.is_body else None
    section = ctx.kind.guidance.section(found.title) if found else None
    return Hover(ctx.doc.in_file(found.span), markup.section(section)) if found and section else None


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
