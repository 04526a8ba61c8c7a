"""Has ``agentls.doctor`` ask a program about cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.doctor.answer import File
from agentls.doctor.asking import Asker
from agentls.doctor.installed import find
from agentls.doctor.processes import Deadline, Processes
from agentls.doctor.question import Question
from agentls.doctor.scratch import Workshop
from oracle.program import ProgramError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from agentls.doctor.answer import Answer, Heard
    from agentls.doctor.installed import Installed
    from agentls.doctor.programs.program import Program
    from oracle.case import Case

PATIENCE = 3600.0
"""Seconds for a whole battery."""


def installed(program: Program, modules: Path) -> Installed:
    """The program that npm has put into a folder of modules, or pip into an environment.

    Raises:
        ProgramError: it is not there.
    """
    found = find(program.commands, program.packages, str(modules))
    if found is None:
        raise ProgramError(f"{program.title} is not found in {modules}")
    return found


def ask(program: Program, modules: Path, folders: Mapping[str, str], cases: Iterable[Case]) -> dict[str, Answer]:
    """What the program makes of each case, by its id; cases of one name are asked about apart.

    Args:
        program: which.
        modules: where it is installed.
        folders: where the cases of each place lie, see ``Tool``.
        cases: the files.

    Raises:
        ProgramError: it does not answer.
    """
    files = {case.id: file_of(folders, case) for case in cases}
    with Workshop() as workshop:
        asker = Asker(program, installed(program, modules), workshop, Processes(), Deadline(PATIENCE))
        result = asker.ask(files.values())
    if result.problem:
        raise ProgramError(f"{program.title}: {result.problem}")
    return {label: result.answers[file.path] for label, file in files.items()}


def hear(program: Program, modules: Path, folders: Mapping[str, str], cases: Iterable[Case]) -> Heard:
    """What the program says of a project with all cases."""
    files = tuple(file_of(folders, case) for case in cases)
    with Workshop() as workshop, workshop.bench(files) as bench:
        question = Question(installed(program, modules), files, bench, Processes(), Deadline(PATIENCE))
        return program.ask(question)


def file_of(folders: Mapping[str, str], case: Case) -> File:
    """The file of a case: it may go by its id, by the name that is meant, and by its path."""
    path = f"{folders[case.place]}/{case.path}".removeprefix("project/")
    below = case.path.rpartition(".")[0]
    meant = case.means.get("name")
    names = (meant if isinstance(meant, str) else "", case.id, below, below.rpartition("/")[2])
    return File(path, case.data, tuple(dict.fromkeys(filter(None, names))), f" {case.id} ")
