"""Which rules are run on a piece of a file."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from agentls.format import Fault
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from agentls.finding import Finding, Severity
    from agentls.lint.context import Context
    from agentls.lint.rule import Need, Rule


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
        needs = [need for step in steps for need in step.rule.needs if not isinstance(need, Fault)]
        self._tests = tuple(need for need in needs if not isinstance(need, str))
        self._signs = tuple({need for need in needs if isinstance(need, str)})
        self._ascii = tuple(sign for sign in self._signs if sign.isascii())
        self._having = lru_cache(maxsize=256)(self._with)
        self._narrow = lru_cache(maxsize=256)(lambda there: Plan(self._with(there)))

    def steps_for(self, piece: str, faults: Collection[Fault] = ()) -> Sequence[Step]:
        """The rules that may find something in a piece: what they need is there.

        Args:
            piece: its characters.
            faults: what is wrong with the header, if that is the piece.
        """
        return self._having(self._there(piece).union(faults))

    def among(self, pieces: Sequence[str]) -> Plan:
        """The plan with those rules alone that may find something in any of the pieces: one look serves them all."""
        return self._narrow(self._there("".join(pieces))) if len(pieces) > 1 else self

    def _there(self, piece: str) -> frozenset[Need]:
        signs = [sign for sign in (self._ascii if piece.isascii() else self._signs) if sign in piece]
        return frozenset((*signs, *(test for test in self._tests if test(piece))))

    def _with(self, there: frozenset[Need]) -> Sequence[Step]:
        return tuple(step for step in self.steps if not step.rule.needs or not there.isdisjoint(step.rule.needs))
