"""Latency of what the user asks for, and of the server's start."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from bench import documents, servers
from bench.figures import Samples, turns
from bench.questions import QUESTIONS
from bench.report import Row
from bench.session import Session
from bench.typing_rows import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.plan import Plan

_PAIR = (servers.AGENTLS, servers.FLOOR)

_ALLOWED = 2.0
_BETWEEN_KEYS = 0.1
_ROOM = 120
_SILENCE = 3.0


def rows(plan: Plan, folder: Path) -> Iterator[Row]:
    """Every request against the floor, with the document alone and among many agents."""
    yield from _requests(plan, folder / "alone", "")
    documents.fill(folder / "crowd", plan.crowd, 300)
    yield from _requests(plan, folder / "crowd", f" among {plan.crowd} agents")


def _requests(plan: Plan, folder: Path, where: str) -> Iterator[Row]:
    measured = {(method, server.name): Samples() for method in QUESTIONS for server in _PAIR}
    for server in turns(_PAIR, plan.rounds):
        with Session(server, documents.agent(USUAL), folder) as session:
            if server is servers.AGENTLS:
                session.settle()
            for method in QUESTIONS:
                measured[method, server.name].rounds.append(session.ask(method, plan.requests))
    for method in QUESTIONS:
        yield _row(f"`{method}`{where}, median", measured[method, "agentls"], measured[method, "floor"])


def reading(plan: Plan, folder: Path) -> Iterator[Row]:
    """From the server's start until it has read many agents, and what typing is like meanwhile."""
    documents.fill(folder, plan.crowd, 300)
    seconds, typed = [], Samples()
    for _ in range(plan.rounds):
        with Session(servers.AGENTLS, documents.agent(USUAL), folder) as session:
            times: list[float] = []
            while session.client.progress_ended is None:
                times += session.type_everywhere(1, first=1 + len(times))
                session.client.drain(_BETWEEN_KEYS)
            typed.rounds.append(times)
            seconds.append(session.settle() - session.client.started - session.started / 1e3)
    took = statistics.median(seconds)
    what = f"reading {plan.crowd} agents in the background"
    yield Row(what, f"{took:.1f} s", "", "≤ 10 s", took <= 10)
    for percent, most in ((50, 5), (99, 20)):
        figure = typed.percentile(percent)
        name = "median" if percent == 50 else f"{percent}th percentile"
        yield Row(f"edit meanwhile, {name}", f"{figure:.2f} ms", "", f"≤ {most} ms", figure <= most)


def memory(plan: Plan, folder: Path) -> Iterator[Row]:
    """What the server holds once it has checked many agents and rests; it has no other processes."""
    documents.fill(folder, plan.crowd, 300)
    with Session(servers.AGENTLS, documents.agent(USUAL), folder) as session:
        session.settle(_SILENCE)
        held, resident = session.client.memory_mib(), session.client.resident_mib()
    what = f"memory of the server among {plan.crowd} agents, all checked"
    yield Row(what, f"{held:.0f} MiB", f"with all of shared pages {resident:.0f}", f"≤ {_ROOM} MiB", held <= _ROOM)


def starts(plan: Plan, folder: Path) -> Iterator[Row]:
    """From the process's start to the answer to ``initialize``, and to a document's first diagnostics."""
    met: dict[str, list[float]] = {server.name: [] for server in _PAIR}
    told: dict[str, list[float]] = {server.name: [] for server in _PAIR}
    for server in turns(_PAIR, plan.starts + 1):
        with Session(server, documents.agent(USUAL), folder) as session:
            met[server.name].append(session.started)
            told[server.name].append(session.first)
    # The first start of each compiled its modules.
    ours, floor = (statistics.median(met[server.name][1:]) for server in _PAIR)
    target = f"≤ 1.3 × floor (is {ours / floor:.2f})"
    yield Row("start to `initialize`, median", f"{ours:.0f} ms", f"floor {floor:.0f}", target, ours <= 1.3 * floor)
    ours, constant = (statistics.median(told[server.name][1:]) for server in _PAIR)
    others = f"floor {constant:.0f}, its `initialize` {floor:.0f}"
    target = f"≤ 1.2 × the floor's `initialize` (is {ours / floor:.2f})"
    yield Row(f"start to first diagnostics of {USUAL} lines", f"{ours:.0f} ms", others, target, ours <= 1.2 * floor)


def _row(what: str, ours: Samples, floor: Samples) -> Row:
    over = ours.percentile(50) - floor.percentile(50)
    late = f"at the 95th percentile {ours.percentile(95):.2f} to {floor.percentile(95):.2f}"
    others = f"floor {floor.percentile(50):.2f}; {late}"
    target = f"≤ floor + 2 ms (is {over:+.2f})"
    return Row(what, f"{ours.percentile(50):.2f} ms", others, target, over <= _ALLOWED)
