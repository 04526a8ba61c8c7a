"""A file as another program takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from agentls.finding import Outcome, Severity
from agentls.project.readers import readings
from agentls_schemas.own_fields import with_own

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from agentls.finding import Finding
    from agentls.lint.context import Context
    from agentls.project.readers import Reading
    from agentls_schemas.kind import Reads


FINE = frozenset({Outcome.ACCEPTED, Outcome.REPAIRED})
"""What is no reason to speak of a program."""
_BY_SEVERITY = {Severity.ERROR: Outcome.DEGRADED, Severity.WARNING: Outcome.IGNORED}


def outcome_of(finding: Finding) -> Outcome:
    """What a finding says becomes of a file.

    A rule may know more than the tool does, such as that a header is missed which its author wrote: an error is a loss.
    """
    by_severity = _BY_SEVERITY.get(finding.severity, Outcome.ACCEPTED)
    if finding.outcome is None:
        return by_severity
    is_raised = finding.severity is Severity.ERROR and finding.outcome is not Outcome.REPAIRED
    return min(finding.outcome, by_severity) if is_raised else finding.outcome


def readings_of(ctx: Context) -> tuple[Reading, ...]:
    """The programs that read a file, or look for such files where it lies in vain."""
    return readings(ctx.path.as_posix() if ctx.path else "", ctx.kind)


def seen_by(ctx: Context, reads: Reads) -> Context:
    """A file as a program takes it, by itself."""
    scope = reads.scope or (ctx.scope if reads.kind.id == ctx.kind.id else "")
    own = ctx.kind.fields.own
    return replace(ctx, kind=with_own(reads.kind, own) if own else reads.kind, scope=scope, index=None)


def seen_by_targets(ctx: Context, targets: Collection[str]) -> Iterator[tuple[str, Context]]:
    """A file as each of some programs takes it that is not its own, by the program's title.

    Args:
        ctx: the file as its own program takes it.
        targets: ids of programs.
    """
    for reading in readings_of(ctx) if targets else ():
        if reading.reader.id in targets and reading.reads.kind.id != ctx.kind.id:
            yield reading.reader.title, seen_by(ctx, reading.reads)
