"""Other programs: where they are, how long they run and how much memory they take."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAMPLE_EVERY = 0.05
_PSS = re.compile(r"^Pss: +(\d+) kB", re.MULTILINE)
_RSS = re.compile(r"^VmRSS:\s+(\d+) kB", re.MULTILINE)


class Run(NamedTuple):
    """What a finished command took."""

    seconds: float
    peak_mib: float
    """The most that it and its children held together, shared pages counted once; sampled."""


def find(program: str) -> str | None:
    """The program beside this Python, else on the path."""
    beside = Path(sys.executable).parent
    return shutil.which(program, path=os.pathsep.join([str(beside), os.environ.get("PATH", "")]))


def agentls(*arguments: str) -> list[str]:
    """The command line of this Python's agentls."""
    program = shutil.which("agentls", path=str(Path(sys.executable).parent))
    return [program, *arguments] if program else [sys.executable, "-m", "agentls", *arguments]


def environment() -> dict[str, str]:
    """This environment without what slows Python down for developers' sake."""
    return {k: v for k, v in os.environ.items() if k not in {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}}


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a command with its output thrown away; its exit code does not matter, for findings are expected."""
    peak, started = 0.0, time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while True:
            try:
                process.wait(_SAMPLE_EVERY)
            except subprocess.TimeoutExpired:
                peak = max(peak, memory_mib(process.pid))
            else:
                return Run(time.perf_counter() - started, peak)


def seconds(command: Sequence[str], folder: Path) -> float:
    """How long a command runs, watched by nothing."""
    started = time.perf_counter()
    null = subprocess.DEVNULL
    subprocess.run(command, cwd=folder, env=environment(), stdout=null, stderr=null, check=False)
    return time.perf_counter() - started


def memory_mib(pid: int) -> float:
    """Memory of a process and its children, shared pages counted once; 0 where /proc does not tell."""
    return sum(_kib(each) for each in _family(pid)) / 1024


def rss_mib(pid: int) -> float:
    """Resident memory of one process, shared pages and all; 0 where /proc does not tell."""
    resident = _RSS.search(_read(Path(f"/proc/{pid}/status")))
    return int(resident[1]) / 1024 if resident else 0


def cpu_seconds(pid: int) -> float:
    """The processor's time that a process has taken so far; 0 where /proc does not tell."""
    # The name of the program, in parentheses, may have blanks in it.
    parts = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK") if parts else 0


def _family(pid: int) -> list[int]:
    found, todo = [], [pid]
    while todo:
        found.append(todo.pop())
        with contextlib.suppress(OSError):  # the process may end meanwhile
            for children in Path(f"/proc/{found[-1]}/task").glob("*/children"):
                todo += map(int, children.read_text("ascii").split())
    return found


def _kib(pid: int) -> int:
    pss = _PSS.search(_read(Path(f"/proc/{pid}/smaps_rollup")))
    if pss:
        return int(pss[1])
    pages = _read(Path(f"/proc/{pid}/statm")).split()
    return int(pages[1]) * os.sysconf("SC_PAGE_SIZE") // 1024 if pages else 0


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except OSError:  # the process has ended meanwhile
        return ""
