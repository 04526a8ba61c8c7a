"""Findings counted by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.cli.report import FileReport, Problem
    from agentls.finding import Severity


class RuleCount(Struct):
    """How often a rule found something, at one severity."""

    rule: str
    severity: Severity
    findings: int = 0
    files: int = 0
    safe: int = 0
    """Findings that a repair of their file removes."""
    unsafe: int = 0
    """Findings with fixes that a person has to choose."""


def count_rules(reports: Iterable[FileReport]) -> list[RuleCount]:
    """The counts, the most frequent first."""
    counts: dict[tuple[str, Severity], RuleCount] = {}
    for report in reports:
        for key in dict.fromkeys(map(_key, report.problems)):
            counts.setdefault(key, RuleCount(*key)).files += 1
        for problem in report.problems:
            count = counts[_key(problem)]
            count.findings += 1
            count.safe += problem.is_fixable
            count.unsafe += problem.is_unsafely_fixable
    return sorted(counts.values(), key=lambda count: (-count.findings, count.severity, count.rule))


def _key(problem: Problem) -> tuple[str, Severity]:
    return problem.rule, problem.severity
