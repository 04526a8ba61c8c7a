"""Which rules are run on a piece of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from agentls.format import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from agentls.finding import Finding, Severity
    from agentls.lint.context import Context
    from agentls.lint.rule import Rule


class Step(NamedTuple):
    """A rule to run."""

    rule: Rule
    check: Callable[[Context], Iterable[Finding]]
    level: Severity | None
    """How loud its findings are; None leaves that to the rule."""


class Plan:
    """The rules for pieces of one sort."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = steps
        self._needs = {need for step in steps for need in step.rule.needs}
        self._signs = [need for need in self._needs if not isinstance(need, Fault)]

    def steps_for(self, piece: str, faults: Collection[Fault] = ()) -> Sequence[Step]:
        """The rules that may find something in a piece: what they need is there.

        Args:
            piece: its characters.
            faults: what is wrong with the header, if that is the piece.
        """
        if not self._needs:
            return self.steps
        there = {*(sign for sign in self._signs if sign in piece), *faults}
        return [step for step in self.steps if not step.rule.needs or not there.isdisjoint(step.rule.needs)]
