"""A finding's other places in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from agentls.cli.report import Problem

_SHOWN = 12
"""How many other places, or lines of them, are named."""


def message(problem: Problem) -> str:
    """The message with its other places, for a form that has no room of its own for them."""
    others = elsewhere(problem)
    return f"{problem.message} ({others})" if others else problem.message


def elsewhere(problem: Problem, written: Callable[[int, int], str] = lambda line, _: str(line)) -> str:
    """``also in lines 5, 7``; empty for a finding with one place.

    Args:
        problem: the finding.
        written: a line's number, given that and the index of the first of the other places in it.
    """
    first: dict[int, int] = {}
    for index, aside in enumerate(problem.related):
        first.setdefault(aside.place.line, index)
    here = sum(aside.place.line == problem.place.line for aside in problem.related)
    first.pop(problem.place.line, None)
    parts = [f"{here} more in this line"] if here else []
    if first:
        lines = [written(line, index) for line, index in list(first.items())[:_SHOWN]]
        more = " and more" if len(first) > _SHOWN else ""
        parts.append(f"{'in line' if len(first) == 1 else 'in lines'} {', '.join(lines)}{more}")
    return f"also {' and '.join(parts)}" if parts else ""
