"""What each program that reads a file does with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from agentls.finding import Outcome, Severity
from agentls.lint.engine import Linter
from agentls.project.readers import readings
from agentls.rules import ALL
from agentls_schemas.verdicts import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agentls.finding import Finding
    from agentls.lint.context import Context
    from agentls_schemas.kind import Reader, Reads
    from agentls_schemas.source import Source

_LOADING = Linter([rule for rule in ALL if rule.conditions], {})
"""The rules that say what becomes of a file."""
_FINE = frozenset({Outcome.ACCEPTED, Outcome.REPAIRED})
_WORDS = {
    Outcome.FATAL: "does not start",
    Outcome.DROPPED_LOUD: "does not load it, and says so",
    Outcome.DROPPED_SILENT: "does not load it, and says nothing",
    Outcome.DEGRADED: "loads it, with losses",
    Outcome.IGNORED: "loads it, ignores a part",
    Outcome.REPAIRED: "loads it",
    Outcome.ACCEPTED: "loads it",
}
_ORIGINS = {Confidence.DOCS: "its documentation", Confidence.TEXT: "its source"}
_BY_SEVERITY = {Severity.ERROR: Outcome.DEGRADED, Severity.WARNING: Outcome.IGNORED}


class Reason(NamedTuple):
    """Why a program does not read a file as it is written."""

    finding: Finding
    outcome: Outcome


class Row(NamedTuple):
    """What a program does with a file."""

    reader: Reader
    reads: Reads
    outcome: Outcome
    """The worst that comes of it."""
    reasons: tuple[Reason, ...]
    """Worst first."""

    @property
    def loads(self) -> bool:
        """Whether the program loads the file."""
        return self.outcome.loads

    @property
    def words(self) -> str:
        """What becomes of the file there, in a few words."""
        return _WORDS[self.outcome]

    @property
    def origin(self) -> str:
        """How that is known, where it is not from the program itself: `` (by its documentation, 2026-11-29)``."""
        by = _ORIGINS.get(self.confidence)
        return f" (by {by}, {self.source.on})" if by else ""

    @property
    def confidence(self) -> Confidence:
        """How it is known that the program reads such files, and what it does with them."""
        return self.reads.confidence

    @property
    def source(self) -> Source:
        """Where that is known from."""
        return self.reads.kind.sources[self.reads.source]


def rows(ctx: Context) -> tuple[Row, ...]:
    """A row for each program that reads a file, or looks for such files where it lies in vain."""
    path = ctx.path.as_posix() if ctx.path else ""
    return tuple(_row(ctx, each.reader, each.reads) for each in readings(path, ctx.kind))


def summary(found: Sequence[Row]) -> str:
    """How many of the programs load a file: ``3 of 4 tools load this``."""
    if not found:
        return "no known tool reads this"
    loading, all_ = sum(row.loads for row in found), len(found)
    if all_ == 1:
        return f"{found[0].reader.title} {'loads' if loading else 'does not load'} this"
    return f"{loading} of {all_} tools load this"


def seen_by(ctx: Context, reads: Reads) -> Context:
    """A file as a program takes it."""
    scope = reads.scope or (ctx.scope if reads.kind is ctx.kind else "")
    return replace(ctx, kind=reads.kind, scope=scope, index=None)


def _row(ctx: Context, reader: Reader, reads: Reads) -> Row:
    reasons = sorted(_reasons(seen_by(ctx, reads)), key=lambda each: (each.outcome, each.finding.span))
    return Row(reader, reads, reasons[0].outcome if reasons else Outcome.ACCEPTED, tuple(reasons))


def _reasons(ctx: Context) -> Iterator[Reason]:
    for finding in _LOADING.all_findings(ctx):
        found = Outcome.ACCEPTED if finding.outcome is None else finding.outcome
        # A rule may know more than the tool does: that a header is missed which its author wrote.
        outcome = found if found is Outcome.REPAIRED else min(found, _BY_SEVERITY.get(finding.severity, found))
        if outcome not in _FINE:
            yield Reason(finding, outcome)
