"""What it costs to read the files that agents stand among, beside the agents alone."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from bench import documents, servers
from bench.figures import turns
from bench.report import Row
from bench.session import Session
from bench.typing_rows import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.plan import Plan

_BAR = 1.2
_LINES = 300
_SHARE = 5
"""Agents to each neighbour."""
_PAUSE = 0.2
"""Seconds; a busy machine takes minutes to read all."""


def rows(plan: Plan, folder: Path) -> Iterator[Row]:
    """The index of many agents with their neighbours; compared by the processor's time, in which others have none."""
    places = {"agents": folder / "agents", "neighbours": folder / "neighbours"}
    for place in places.values():
        documents.fill(place, plan.crowd, _LINES)
    documents.surround(places["neighbours"], plan.crowd // _SHARE)
    took: dict[str, list[float]] = {name: [] for name in places}
    for name in turns([*places], plan.rounds):
        took[name].append(_read(places[name]))
    alone, all_ = (statistics.median(took[name]) for name in places)
    what = f"index of {plan.crowd} agents with {plan.crowd // _SHARE} neighbours"
    target = f"≤ {_BAR} × alone (is {all_ / alone:.2f})"
    yield Row(what, f"{all_:.1f} s of processor", f"agents alone {alone:.1f}", target, all_ <= _BAR * alone)


def _read(folder: Path) -> float:
    """The processor's time from the server's start until it has read all."""
    with Session(servers.AGENTLS, documents.agent(USUAL), folder) as session:
        while session.client.progress_ended is None:
            session.client.drain(_PAUSE)
        return session.client.cpu_seconds()
