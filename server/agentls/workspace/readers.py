"""What each program that reads a file does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Confidence, Outcome
from agentls.lint.engine import Linter
from agentls.lint.seen_by import FINE, outcome_of, readings_of, seen_by
from agentls.named_tuple import NamedTuple
from agentls.rules import ALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from agentls.finding import Finding
    from agentls.lint.context import Context
    from agentls.lint.engine import Kept
    from agentls_schemas.kind import Reader, Reads
    from agentls_schemas.source import Source

LOADING = Linter([rule for rule in ALL if rule.conditions], {})
"""The rules that say what becomes of a file."""
_MANY = 256
"""Looks that are kept."""
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
    confidence: Confidence
    """How it is known that the program reads such files, and what comes of this one: the weaker of both."""
    source: Source
    """Where that is known from."""

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


class Looks:
    """What programs make of files that are looked at again and again, each time from what is known of the last."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Kept] = {}

    def rows(self, ctx: Context) -> tuple[Row, ...]:
        """A row for each program that reads a file, or looks for such files where it lies in vain."""
        return tuple(self._row(ctx, each.reader, each.reads) for each in readings_of(ctx))

    def forget(self, path: str) -> None:
        """A file is looked at no more."""
        for key in [key for key in self._known if key[0] == path]:
            del self._known[key]

    def _row(self, ctx: Context, reader: Reader, reads: Reads) -> Row:
        key = (str(ctx.path), reader.id)
        kept = LOADING.keep(seen_by(ctx, reads), self._known.pop(key, None))
        self._known[key] = kept
        while len(self._known) > _MANY:
            del self._known[next(iter(self._known))]
        return _row_of(reader, reads, [Reason(each, outcome_of(each)) for each in LOADING.collect(kept)])


def rows(ctx: Context) -> tuple[Row, ...]:
    """The same for a file that is looked at once."""
    return Looks().rows(ctx)


def summary(found: Sequence[Row]) -> str:
    """How many of the programs load a file: ``3 of 4 tools load this``."""
    if not found:
        return "no known tool reads this"
    loading, all_ = sum(row.loads for row in found), len(found)
    if all_ == 1:
        return f"{found[0].reader.title} {'loads' if loading else 'does not load'} this"
    return f"{loading} of {all_} tools load this"


def _row_of(reader: Reader, reads: Reads, found: Iterable[Reason]) -> Row:
    found = sorted(found, key=lambda each: (each.outcome, each.finding.span))
    reasons = tuple(each for each in found if each.outcome not in FINE)
    outcome = reasons[0].outcome if reasons else Outcome.ACCEPTED
    deciding = (each.finding for each in found if each.outcome == outcome or not reasons)
    known = [(reads.confidence, reads.source), *((each.confidence, each.source or reads.source) for each in deciding)]
    confidence, source = max(known, key=lambda each: each[0].rank)
    return Row(reader, reads, outcome, reasons, confidence, reads.kind.sources[source])
