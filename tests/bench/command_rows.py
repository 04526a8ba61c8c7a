"""The command line: cold on one file, and over trees."""

from __future__ import annotations

import statistics
import sys
from typing import TYPE_CHECKING

from bench import documents
from bench.figures import turns
from bench.processes import agentls, find, run, seconds
from bench.report import Row
from bench.typing_rows import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.plan import Plan
    from bench.processes import Run

_LIBRARIES = "click, yaml, pydantic"
"""What a command line over YAML and models cannot do without, if it is written in the usual way."""
_SHORT = """\
---
name: reviewer
description: Use this agent when the parser changes and somebody must look at it, before a release.
tools: Read, Grep, Glob
model: sonnet
color: blue
---
Review the diff.
"""
_SMALL = 1_000
_LINES = 300
_RIVAL = "agnix"
_INSTALL = "agnix not installed (`pip install agnix==0.59.3`)"


def cold(plan: Plan, folder: Path) -> Iterator[Row]:
    """``agentls check`` of one file, beside an interpreter that does nothing, and one that loads what we stand on."""
    document = documents.agent(USUAL)
    path = folder / document.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document.text, "utf-8", newline="\n")
    (path.parent / "short.md").write_text(_SHORT, "utf-8", newline="\n")
    commands = {
        "ours": agentls("check", "--no-cache", document.path),
        "again": agentls("check", "--cache-dir", str(folder / "cache"), document.path),
        "short": agentls("check", "--no-cache", f"{path.parent}/short.md"),
        "bare": [sys.executable, "-c", "pass"],
        "libraries": [sys.executable, "-c", f"import {_LIBRARIES}"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for name in turns(list(commands), plan.starts + 1):
        times[name].append(seconds(commands[name], folder) * 1e3)
    ours, again, short, bare, libraries = (statistics.median(times[name][1:]) for name in commands)
    target = f"≤ 15 × interpreter (is {ours / bare:.1f})"
    yield Row("`check` of one file, cold", f"{ours:.0f} ms", f"interpreter {bare:.0f}", target, ours <= 15 * bare)
    target = f"≤ 1.8 × these imports (is {short / libraries:.1f})"
    beside = f"`import {_LIBRARIES}` {libraries:.0f}"
    yield Row("`check` of one short, sound file, cold", f"{short:.0f} ms", beside, target, short <= 1.8 * libraries)
    target = f"≤ 5 × interpreter (is {again / bare:.1f})"
    yield Row("`check` of one unchanged file", f"{again:.0f} ms", f"interpreter {bare:.0f}", target, again <= 5 * bare)


def trees(plan: Plan, folder: Path) -> Iterator[Row]:
    """``agentls check`` of many agents in one folder, beside agnix."""
    small = _tree(folder / "small", _SMALL)
    yield Row(
        f"`check` of {_SMALL} agents in one folder",
        _figure(small),
        _rival(folder / "small"),
        _PEAK,
        small.peak_mib <= 200,
    )
    if plan.crowd <= _SMALL:
        return
    large = _tree(folder / "large", plan.crowd)
    what = f"`check` of {plan.crowd} agents in one folder"
    others = _rival(folder / "large") if plan.slow else f"{_RIVAL} left out"
    yield Row(what, _figure(large), others, "≤ 6 s", large.seconds <= 6)
    yield Row(f"{what}, memory", f"{large.peak_mib:.0f} MiB", "", _PEAK, large.peak_mib <= 200)
    yield from _again(folder / "large", what)
    growth = large.seconds / small.seconds / (plan.crowd / _SMALL)
    yield Row(f"{what}, time for each", f"{growth:.2f} × that of {_SMALL}", "", "≤ 1.3", growth <= 1.3)


_PEAK = "≤ 200 MiB"


def _tree(folder: Path, count: int) -> Run:
    documents.fill(folder, count, _LINES)
    return _check(folder)


def _again(folder: Path, what: str) -> Iterator[Row]:
    """The same once more, and once more with another agent among them."""
    unchanged = _check(folder)
    yield Row(f"{what}, unchanged", _figure(unchanged), "", "≤ 1.5 s", unchanged.seconds <= 1.5)
    document = documents.agent(_LINES, "newcomer")
    (folder / document.path).write_text(document.text, "utf-8", newline="\n")
    yield Row(f"{what}, one of them new", _figure(_check(folder)))


def _check(folder: Path) -> Run:
    return run(agentls("check", ".", "--cache-dir", f"{folder}-cache"), folder)


def _rival(folder: Path) -> str:
    program = find(_RIVAL)
    return f"{_RIVAL} {_figure(run([program, '.'], folder))}" if program else _INSTALL


def _figure(run: Run) -> str:
    return f"{run.seconds:.1f} s, {run.peak_mib:.0f} MiB"
