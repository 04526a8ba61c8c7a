"""Two reports on a file, counted: what is gone, and that nothing has come."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.lint.engine import USELESS_SUPPRESSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.finding import Finding
    from agentls.lint.engine import Report

_NUMBER = lazy_pattern(r"\d+")


def key(finding: Finding) -> tuple[str, str]:
    """What findings of one fault have in common; a message may say how many places there are, which are counted.

    To another program than the file's own a wrong word is as good as another.
    """
    return finding.rule, finding.program or _NUMBER.sub("0", finding.message)


def only_gone(before: Report, after: Report, gone: Iterable[Finding]) -> bool:
    """Whether the second report lacks these findings with all their places, and has nothing that the first has not."""
    # Of a header that nobody could read before, nobody could see the faults.
    seen_from = after.ctx.doc.body_span.start if before.ctx.doc.header is None else 0
    old, new = _counted(before.findings), _counted(f for f in after.findings if f.span.start >= seen_from)
    added = any(count > old[name] for name, count in new.items() if name[0] != USELESS_SUPPRESSION)
    return not added and all(new[name] <= old[name] - count for name, count in _counted(gone).items())


def _counted(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    counts = Counter[tuple[str, str]]()
    for finding in findings:
        counts[key(finding)] += 1 + len(finding.related)
    return counts
