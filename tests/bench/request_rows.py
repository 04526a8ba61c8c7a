"""Latency of what the user asks for, and of the server's start."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from bench import documents, servers
from bench.client import Client
from bench.figures import Samples, turns
from bench.report import Row
from bench.session import Session
from bench.typing_rows import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.plan import Plan

_PAIR = (servers.AGENTLS, servers.FLOOR)

# Where to ask: the start of a line, and the column or its end.
_PLACES: dict[str, tuple[tuple[str, int | None], ...]] = {
    "textDocument/completion": (("tools:", None), ("model:", 7), ("color:", 0), ("## ", None)),
    "textDocument/hover": (("tools:", 8), ("model:", 9), ("description:", 3), ("## ", 5)),
    "textDocument/codeAction": (
        ("tools:", None),
        ("model:", None),
        ("description:", None),
        ("Tell the", None),
    ),
}
_ALLOWED = 2.0


def rows(plan: Plan, folder: Path) -> Iterator[Row]:
    """Every request against the floor."""
    measured = {(method, server.name): Samples() for method in _PLACES for server in _PAIR}
    for server in turns(_PAIR, plan.rounds):
        with Session(server, documents.agent(USUAL), folder / "requests") as session:
            for method in _PLACES:
                measured[method, server.name].rounds.append(_ask(session, method, plan.requests))
    for method in _PLACES:
        yield _row(method, measured[method, "agentls"], measured[method, "floor"])


def starts(plan: Plan, folder: Path) -> Iterator[Row]:
    """From the process's start to the answer to ``initialize``."""
    folder.mkdir(parents=True, exist_ok=True)
    times: dict[str, list[float]] = {server.name: [] for server in _PAIR}
    for server in turns(_PAIR, plan.starts + 1):
        client = Client(server.command, folder)
        times[server.name].append(client.initialize(server.options) * 1e3)
        client.close()
    # The first start of each compiled its modules.
    ours, floor = (statistics.median(times[server.name][1:]) for server in _PAIR)
    target = f"≤ 1.3 × floor (is {ours / floor:.2f})"
    yield Row("start to `initialize`, median", f"{ours:.0f} ms", f"floor {floor:.0f}", target, ours <= 1.3 * floor)


def _ask(session: Session, method: str, count: int) -> list[float]:
    places = [(session.line(start), column) for start, column in _PLACES[method]]
    return [session.request(method, *places[n % len(places)]) for n in range(count)]


def _row(method: str, ours: Samples, floor: Samples) -> Row:
    over = ours.percentile(50) - floor.percentile(50)
    late = f"at the 95th percentile {ours.percentile(95):.2f} to {floor.percentile(95):.2f}"
    others = f"floor {floor.percentile(50):.2f}; {late}"
    target = f"≤ floor + 2 ms (is {over:+.2f})"
    return Row(f"`{method}`, median", f"{ours.percentile(50):.2f} ms", others, target, over <= _ALLOWED)
