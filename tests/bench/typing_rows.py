"""Latency of an edit: from the change sent to its diagnostics received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import documents, servers
from bench.figures import Samples, turns
from bench.processes import find
from bench.report import Row, listed
from bench.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bench.plan import Plan
    from bench.servers import Server

USUAL = 740
LONG = 10_000
_INSTALL = {"ruff": "pip install ruff", "rumdl": "pip install rumdl"}


def rows(plan: Plan, folder: Path) -> Iterator[Row]:
    """Edits in documents of both lengths, and in a large workspace."""
    yield from _usual(plan, folder / "usual")
    yield from _header(plan, folder / "header")
    yield from _long(plan, folder / "long")
    yield from _crowd(plan, folder / "crowd")


def _usual(plan: Plan, folder: Path) -> Iterator[Row]:
    measured = _measure(plan, folder, USUAL, _rivals())
    what = f"edit, {USUAL} lines"
    yield _against("ruff", f"{what}, median", measured, 50, 1.5)
    yield _row(f"{what}, 95th percentile", measured, 95)
    yield _against("ruff", f"{what}, 99th percentile", measured, 99, 1.3)
    yield _against("rumdl", f"{what}, median", measured, 50, 0.67)
    memory = listed((name, f"{max(s.memory):.0f}") for name, s in measured.items() if name != "agentls")
    yield Row("memory of the server after that", f"{max(measured['agentls'].memory):.0f} MiB", memory)


def _header(plan: Plan, folder: Path) -> Iterator[Row]:
    measured = _measure(plan, folder, USUAL, [servers.AGENTLS, servers.FLOOR], "description:")
    yield _row("edit in the description, median", measured, 50)
    yield _row("edit in the description, 99th percentile", measured, 99)


def _long(plan: Plan, folder: Path) -> Iterator[Row]:
    measured = _measure(plan, folder, LONG, _rivals())
    what = f"edit, {LONG} lines"
    ours = measured["agentls"]
    yield _row(f"{what}, median", measured, 50, "≤ 4 ms", ours.percentile(50) <= 4)
    yield _row(f"{what}, 95th percentile", measured, 95)
    yield _row(f"{what}, 99th percentile", measured, 99, "≤ 20 ms", ours.percentile(99) <= 20)


def _crowd(plan: Plan, folder: Path) -> Iterator[Row]:
    documents.fill(folder, plan.crowd, 300)
    yield from _beside(plan, folder)
    measured = _measure(plan, folder, USUAL, [s for s in _rivals() if s.name != "rumdl"])
    what = f"edit, {USUAL} lines, among {plan.crowd} agents"
    yield _against("ruff", f"{what}, median", measured, 50, 1.5)
    yield _against("ruff", f"{what}, 99th percentile", measured, 99, 1.3)


def _beside(plan: Plan, crowd: Path) -> Iterator[Row]:
    """Edits while many agents are being read and checked, against those of a server that has nothing else to do."""
    measured = {"alone": Samples(), "among": Samples()}
    for name in turns([*measured], plan.rounds):
        with Session(
            servers.AGENTLS, documents.agent(USUAL), crowd if name == "among" else crowd.parent / "alone"
        ) as session:
            if name == "alone":
                session.settle()
            measured[name].rounds.append(session.type_everywhere(plan.edits))
    for percent, most in ((50, 1.2), (99, 2.0)):
        alone, among = (each.percentile(percent) for each in measured.values())
        target = f"≤ {most} × alone (is {among / alone:.2f})"
        what = f"edit while {plan.crowd} agents are being checked, {percent}th percentile"
        yield Row(what, f"{among:.2f} ms", f"alone {alone:.2f}", target, among <= most * alone)


def _rivals() -> list[Server]:
    return [s for s in (servers.AGENTLS, servers.FLOOR, servers.ruff(), servers.rumdl()) if s]


def _measure(plan: Plan, folder: Path, lines: int, rivals: Sequence[Server], at: str = "") -> dict[str, Samples]:
    measured = {server.name: Samples() for server in rivals}
    for server in turns(rivals, plan.rounds):
        document = documents.python(lines) if server.name == "ruff" else documents.agent(lines)
        with Session(server, document, folder) as session:
            times = session.type_in_line(at, plan.edits) if at else session.type_everywhere(plan.edits)
            measured[server.name].rounds.append(times)
            measured[server.name].memory.append(session.client.memory_mib())
    return measured


def _against(rival: str, what: str, measured: dict[str, Samples], percent: int, most: float) -> Row:
    if rival not in measured:
        return _row(what, measured, percent, f"≤ {most} × {rival}")
    ratio = measured["agentls"].percentile(percent) / measured[rival].percentile(percent)
    return _row(what, measured, percent, f"≤ {most} × {rival} (is {ratio:.2f})", ratio <= most)


def _row(what: str, measured: dict[str, Samples], percent: int, target: str = "", reached: bool | None = None) -> Row:
    others = [(name, f"{s.percentile(percent):.2f}") for name, s in measured.items() if name != "agentls"]
    missing = [(name, f"not installed (`{how}`)") for name, how in _INSTALL.items() if not find(name)]
    ours = f"{measured['agentls'].percentile(percent):.2f} ms"
    return Row(what, ours, listed(others + (missing if target else [])), target, reached)
