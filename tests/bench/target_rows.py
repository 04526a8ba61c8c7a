"""What it costs to have a file checked for three programs instead of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import documents, servers
from bench.figures import Samples, turns
from bench.processes import agentls, run
from bench.report import Row
from bench.session import Session
from bench.typing_rows import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.plan import Plan

_BAR = 1.3
_LINES = 300
_SETTINGS = {"one": "targets = []\n", "three": 'targets = ["vs-code", "copilot-cli"]\n'}
"""The file's own program is always one of them."""


def rows(plan: Plan, folder: Path) -> Iterator[Row]:
    """Edits of the body and of the header, and a whole tree."""
    yield _edit("an edit", plan, folder / "body", "")
    yield _edit("an edit in the description", plan, folder / "header", "description:")
    yield _tree(plan, folder / "tree")


def _edit(what: str, plan: Plan, folder: Path, at: str) -> Row:
    measured = {name: Samples() for name in _SETTINGS}
    for name in turns([*_SETTINGS], plan.rounds):
        place = _settings(folder / name, name)
        with Session(servers.AGENTLS, documents.agent(USUAL, quote='"'), place) as session:
            session.settle()
            typed = session.type_in_line(at, plan.edits) if at else session.type_everywhere(plan.edits)
            measured[name].rounds.append(typed)
    one, three = (measured[name].percentile(50) for name in _SETTINGS)
    return _row(f"{what} with three targets", f"{three:.2f} ms", f"one target {one:.2f}", three / one)


def _tree(plan: Plan, folder: Path) -> Row:
    documents.fill(folder, plan.crowd, _LINES)
    seconds = {name: run(agentls("check", "--no-cache", "."), _settings(folder, name)).seconds for name in _SETTINGS}
    one, three = (seconds[name] for name in _SETTINGS)
    what = f"`check` of {plan.crowd} agents for three targets"
    return _row(what, f"{three:.1f} s", f"one target {one:.1f}", three / one)


def _settings(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "agentls.toml").write_text(_SETTINGS[name], "utf-8")
    return folder


def _row(what: str, figure: str, other: str, ratio: float) -> Row:
    return Row(what, figure, other, f"≤ {_BAR} × one (is {ratio:.2f})", ratio <= _BAR)
