"""Where facts come from."""

from __future__ import annotations

from datetime import date

from agentls.named_tuple import NamedTuple


class Source(NamedTuple):
    """Where a fact comes from and when it was read."""

    where: str
    on: date


def day(said: date | str) -> date:
    """A day as data say it."""
    return date.fromisoformat(said) if isinstance(said, str) else said
