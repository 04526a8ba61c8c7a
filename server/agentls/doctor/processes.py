"""Programs that run: each in a group of its own, for a limited time, and none of them longer than agentls."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from agentls.doctor.answer import NoAnswerError
from agentls.doctor.running import Running
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PATIENCE = 2.0
"""Seconds for a program to end itself, and for another thread to have started one."""


class Deadline:
    """How long a program may take for all that it is asked."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._end = seconds, monotonic() + seconds

    def left(self) -> float:
        """Seconds from now.

        Raises:
            NoAnswerError: the time is over.
        """
        left = self._end - monotonic()
        if left <= 0:
            raise NoAnswerError(f"no answer within {self._seconds:g} seconds")
        return left


class Ran(NamedTuple):
    """What a program that has ended has left."""

    status: int
    out: str
    err: str


class Processes:
    """All programs that run. May be used by several threads; closed from any, also while a program is started."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()
        self._starting = threading.Lock()
        self._closed = False

    def start(
        self, command: Sequence[str | Path], folder: Path, environment: Mapping[str, str], *, talk: bool = False
    ) -> Running:
        """A program that runs; ``talk``: it reads what is written to it.

        Raises:
            NoAnswerError: it cannot be started.
        """
        with self._starting:
            if self._closed:
                raise NoAnswerError("interrupted")
            process = _start([str(part) for part in command], folder, environment, talk)
            self._running.add(process)
        return Running(process, self._end)

    def run(
        self, command: Sequence[str | Path], folder: Path, environment: Mapping[str, str], deadline: Deadline
    ) -> Ran:
        """Runs a program to its end.

        Raises:
            NoAnswerError: it cannot be started, or takes too long.
        """
        with self.start(command, folder, environment) as running:
            lines = list(running.lines(deadline.left))
            return Ran(running.status(deadline.left), "".join(lines), running.errors())

    def close(self) -> None:
        """Ends all that run; no other is started."""
        self._closed = True
        # The thread that is just starting one needs a moment to say which.
        held = self._starting.acquire(timeout=_PATIENCE)
        running = list(self._running)
        for process in running:
            _kill(process)
        for process in running:
            # What still runs may still write.
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE)
        if held:
            self._starting.release()

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        _kill(process)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE)
        self._running.discard(process)


def _start(command: list[str], folder: Path, environment: Mapping[str, str], talk: bool) -> subprocess.Popen[bytes]:
    group = 0
    if sys.platform == "win32":
        group = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    try:
        return subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE if talk else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=group,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no program"
        raise NoAnswerError(f"cannot be started: {reason}") from error


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends a program and all that it has started."""
    if sys.platform == "win32":
        killer = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            command = [str(killer), "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(command, capture_output=True, check=False, timeout=10)
        with contextlib.suppress(OSError):
            process.kill()
    else:
        # The group has the number of the program that it began with, also when that has ended.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
