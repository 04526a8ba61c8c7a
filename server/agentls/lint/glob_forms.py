"""Patterns for paths: how they are written, and whether the file's tool reads them so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Outcome
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.verdict import judge
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import has_effect
from agentls.syntax.nodes import Scalar, Sequence
from agentls_schemas.fields import Concept
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.lint.verdict import Judgement
    from agentls.syntax.nodes import Entry, Node
    from agentls_schemas.fields import Field

_COMMA = lazy_pattern(r",(?![^{}]*\})")
"""One that parts patterns; those in braces part the words of one."""
_SPACED = lazy_pattern(r",[ \t](?![^{}]*\})")
_QUOTES = "\"'"


class Misread(NamedTuple):
    """Patterns in a form of which something is to say."""

    entry: Entry
    field: Field
    value: Node
    condition: Condition
    judged: Judgement


def misread_globs(ctx: Context) -> Iterator[Misread]:
    """The fields whose patterns the file's tool reads otherwise than they are meant, or another program of its."""
    for entry, field in ctx.fields:
        if field.concept != Concept.PATTERNS or entry.value is None or not has_effect(ctx.header, field):
            continue
        judged = ((condition, judge(ctx, condition, field.key)) for condition in _conditions(entry.value))
        found = next(((c, j) for c, j in judged if j.outcome is not Outcome.ACCEPTED or j.elsewhere), None)
        if found:
            yield Misread(entry, field, entry.value, *found)


def patterns_in(value: Node) -> list[str]:
    """The patterns as they are meant."""
    texts = value.items if isinstance(value, Sequence) else (value,)
    parts = (part for text in texts if isinstance(text, Scalar) for part in _COMMA.split(text.value))
    return [bare for part in parts if (bare := part.strip(f" \t{_QUOTES}"))]


def _conditions(value: Node) -> Iterator[Condition]:
    """What is to say of a form, the worst first."""
    if isinstance(value, Sequence) and value.items:
        yield Condition.LISTED_GLOBS
        if any(isinstance(item, Scalar) and _COMMA.search(item.value) for item in value.items):
            yield Condition.JOINED_GLOBS
    if not isinstance(value, Scalar) or not value.value.strip():
        return
    if value.style.is_quoted or value.value[0] in _QUOTES:
        yield Condition.QUOTED_GLOB
    if _COMMA.search(value.value):
        yield Condition.JOINED_GLOBS
    if _SPACED.search(value.value):
        yield Condition.SPACED_GLOBS
    yield Condition.GLOBS_AS_TEXT
