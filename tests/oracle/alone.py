"""Asks a program about cases one by one, each in a project of its own: files of which a project has one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agentls.doctor.answer import NoAnswerError
from agentls.doctor.processes import Deadline, Processes
from agentls.doctor.question import Question
from agentls.doctor.scratch import Workshop
from oracle.asking import PATIENCE, installed
from oracle.program import ProgramError
from oracle.record import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from agentls.doctor.programs.program import Program
    from oracle.case import Case
    from oracle.record import Record

_AT_ONCE = 2


def ask_alone(program: Program, modules: Path, cases: Iterable[Case], ask: Callable[[Question, Case], Record]) -> Table:
    """The table of these cases.

    Args:
        program: which.
        modules: where it is installed.
        cases: the files.
        ask: what it makes of a case; the question's project is empty.

    Raises:
        ProgramError: it does not answer.
    """
    found = installed(program, modules)
    processes, deadline = Processes(), Deadline(PATIENCE)

    def measure(case: Case) -> Record:
        with workshop.bench(()) as bench:
            return ask(Question(found, (), bench, processes, deadline), case)

    cases = tuple(cases)
    with Workshop() as workshop, ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            records = dict(zip((case.id for case in cases), pool.map(measure, cases), strict=True))
        except NoAnswerError as error:
            raise ProgramError(f"{program.title}: {error}") from error
        finally:
            processes.close()
    return Table(found.version, datetime.now(UTC).date().isoformat(), records)


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Files of a project."""
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
