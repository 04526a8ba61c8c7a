"""The table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Row(NamedTuple):
    """One thing measured."""

    what: str
    figure: str
    """Ours, with its unit."""
    others: str = ""
    """What the others took in the same run."""
    target: str = ""
    """What to reach; empty for rows that only inform."""
    reached: bool | None = None
    """None where there is nothing to reach, or nothing to compare with."""


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a Markdown table, each as soon as its row is there."""
    yield "| what | agentls | others | target | reached |"
    yield "| --- | ---: | --- | --- | --- |"
    for row in rows:
        verdict = {True: "yes", False: "**no**", None: ""}[row.reached]
        yield f"| {row.what} | {row.figure} | {row.others} | {row.target} | {verdict} |"


def listed(figures: Iterable[tuple[str, str]]) -> str:
    """Names with figures, for one cell."""
    return ", ".join(f"{name} {figure}" for name, figure in figures)
