"""What is made of samples."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")


@dataclass
class Samples:
    """Times of one server in milliseconds, a list for every round, and its memory after each round in MiB."""

    rounds: list[list[float]] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def percentile(self, percent: int) -> float:
        """Of each round, and of those the median: one disturbed round does not count."""
        return statistics.median(percentile(times, percent) for times in self.rounds)


def percentile(times: Sequence[float], percent: int) -> float:
    """The time that so many in a hundred do not exceed."""
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


def turns(things: Sequence[T], rounds: int) -> Iterator[T]:
    """The things in every round, each round beginning with the next: drift of the machine hits all alike."""
    for n in range(rounds):
        start = n % len(things)
        yield from (*things[start:], *things[:start])
