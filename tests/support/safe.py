"""Compares what a report calls safe with what a repair of the same file makes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from agentls.cli.checker import Checker, Job, Options
from agentls.lint.fixing import fix_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.lint.fixing import Repair


def assert_exact(path: str, data: bytes, options: Options) -> None:
    """Asserts that the findings with a safe fix are those that are repaired, and that the fixes are the same."""
    checker = Checker(options)
    report = checker.check(Job(path, path, data))
    subject = checker.subject(path, data, all_rules=True)
    assert subject, f"{path} is no agent file"
    first = subject.linter.check(subject.ctx)
    fixed = fix_all(subject.linter, subject.ctx, lambda finding: options.wants(finding.rule))
    safe = Counter((p.rule, p.message) for p in report.problems if any(repair.safe for repair in p.repairs))
    repaired, later = _words(fixed.rounds), _words(fixed.rounds[1:])
    assert safe <= repaired
    # What other repairs bring to light is known only behind them: a comment that has nothing left to silence.
    assert repaired - safe <= later
    made = fixed.made(first)
    assert set(fixed.rounds[0] if fixed.rounds else ()) <= made
    assert Counter(finding.rule for finding, _ in made) == Counter(rule for rule, _ in safe.elements())


def _words(rounds: Iterable[Iterable[Repair]]) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.message) for repairs in rounds for finding, _ in repairs)
