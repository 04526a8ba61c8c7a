"""Asks all programs that are here about all files that they read, some at the same time."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.doctor.asking import Asker, Result
from agentls.doctor.installed import Installed, find
from agentls.doctor.opinion import differences
from agentls.doctor.plan import matters
from agentls.doctor.processes import Deadline, Processes
from agentls.doctor.programs import PROGRAMS
from agentls.doctor.scratch import Workshop
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import TracebackType

    from agentls.doctor.answer import Answer
    from agentls.doctor.plan import Matter, Subject
    from agentls.doctor.programs.program import Program

PATIENCE = 120.0
"""Seconds for each program, unless told otherwise."""
_AT_ONCE = 4


class Finding(NamedTuple):
    """What a program does with a file."""

    matter: Matter
    program: Program
    answer: Answer
    differences: tuple[str, ...]
    """Where agentls says otherwise."""


class Examined(Struct):
    """What became of one program."""

    program: Program
    installed: Installed | None
    """None: it is not on this machine."""
    problem: str = ""
    seconds: float = 0.0
    findings: list[Finding] = field(default_factory=list)


class Examination:
    """Asks programs; ends them and removes what was made for them when it is left, or closed from elsewhere.

    Args:
        seconds: how long each program may take.
        given: where programs are that are not to be looked for, by their ids.
    """

    def __init__(self, seconds: float = PATIENCE, given: Mapping[str, str] | None = None) -> None:
        self._seconds, self._given = seconds, given or {}
        self._processes, self._workshop = Processes(), Workshop()

    def __enter__(self) -> Examination:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends all programs, and removes all folders."""
        self._processes.close()
        self._workshop.close()

    def find(self, program: Program) -> Installed | None:
        """Where a program is."""
        return find(program.commands, program.packages, self._given.get(program.id, ""))

    def examine(self, subjects: Sequence[Subject], only: Iterable[str] = ()) -> list[Examined]:
        """What the programs make of the files; of those that read none of them nothing is said.

        Args:
            subjects: the files.
            only: the ids of the programs to ask; empty for all that are here.
        """
        chosen = [program for program in PROGRAMS.values() if not only or program.id in only]
        planned = [(program, projects) for program in chosen if (projects := matters(program, subjects))]
        with ThreadPoolExecutor(min(_AT_ONCE, os.cpu_count() or 1)) as pool:
            return list(pool.map(lambda each: self._examine(*each), planned))

    def _examine(self, program: Program, projects: Sequence[Sequence[Matter]]) -> Examined:
        installed = self.find(program)
        if installed is None:
            return Examined(program, None)
        deadline = Deadline(self._seconds)
        asker = Asker(program, installed, self._workshop, self._processes, deadline)
        examined = Examined(program, installed)
        for project in projects:
            result = asker.ask([matter.file for matter in project])
            examined.installed, examined.problem = result.installed, examined.problem or result.problem
            examined.seconds += result.seconds
            examined.findings += _findings(program, project, result)
            if result.problem:
                break
        return examined


def _findings(program: Program, project: Sequence[Matter], result: Result) -> list[Finding]:
    answers = ((matter, result.answers.get(matter.file.path)) for matter in project)
    return [Finding(matter, program, answer, differences(matter, answer)) for matter, answer in answers if answer]
