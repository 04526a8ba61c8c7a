"""How much to measure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Counts of everything that is repeated."""

    rounds: int = 3
    edits: int = 200
    """Characters typed and deleted again in a round."""
    requests: int = 60
    """Of each kind in a round."""
    starts: int = 12
    crowd: int = 10_000
    """Agents in the large workspace."""
    slow: bool = True
    """With those that take minutes."""


QUICK = Plan(rounds=1, edits=100, requests=20, starts=5, crowd=1_000, slow=False)
