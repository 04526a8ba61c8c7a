"""What the JSON service of an editor says by itself of a file that is open, so that nothing is said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.format import Format
from agentls.ide.results import Completion, CompletionKind
from agentls.rules.groups import GROUPS
from agentls.syntax.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.finding import Finding
    from agentls.lint.context import Context

_SYNTAX = frozenset({*GROUPS["syntax"], "control-character"})
"""Rules that say what is no JSON, or a key that is written twice."""
_SCHEMA = "$schema"


def leave_out_syntax(ctx: Context, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that the service does not have."""
    own = ctx.doc.format is Format.JSON
    return tuple(finding for finding in found if not (own and finding.rule in _SYNTAX))


def leave_out_schema(ctx: Context, offers: Iterable[Completion]) -> list[Completion]:
    """The completions that no schema has: names of tools, models, agents and others."""
    own = is_explained(ctx)
    return [each for each in offers if not (own and _is_declared(each))]


def is_explained(ctx: Context) -> bool:
    """Whether the service explains and completes the file's keys, by a schema that the file names."""
    entry = ctx.doc.header.root.get(_SCHEMA) if ctx.doc.header else None
    named = entry.value if entry and ctx.doc.format is Format.JSON else None
    return isinstance(named, Scalar) and named.value.startswith(("http://", "https://"))


def _is_declared(offer: Completion) -> bool:
    """Whether an offer is a key, or a value that stands in a list of all there are."""
    return offer.kind is CompletionKind.FIELD or (offer.kind is CompletionKind.VALUE and not offer.detail)
