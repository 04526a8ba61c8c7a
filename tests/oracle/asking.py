"""Has ``agentls.doctor`` ask a program about cases."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from agentls.doctor.answer import Answer, File, NoAnswerError
from agentls.doctor.asking import Asker, match
from agentls.doctor.installed import find
from agentls.doctor.processes import Deadline, Processes
from agentls.doctor.question import Question
from agentls.doctor.scratch import Workshop
from oracle.program import ProgramError
from oracle.projects import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from agentls.doctor.installed import Installed
    from agentls.doctor.programs.program import Program
    from oracle.case import Case

PATIENCE = 3600.0
"""Seconds for a whole battery."""


class Asked(NamedTuple):
    """What a release of a program makes of cases."""

    version: str
    answers: Mapping[str, Answer]
    """By the cases' ids."""


def ask_together(program: Program, modules: Path, folders: Mapping[str, str], cases: Iterable[Case]) -> Asked:
    """Asks about one project with all cases, which differ in their names, or in what their descriptions say.

    Args:
        program: which.
        modules: where it is installed.
        folders: where the cases of each place lie, see ``Tool``.
        cases: the files.

    Raises:
        ProgramError: it does not answer.
    """
    cases = tuple(cases)
    files = {case.id: _file(folders, case, case.id) for case in cases}
    with question(program, modules, folders, cases) as asked:
        heard = program.ask(asked)
    found = match(tuple(files.values()), heard)
    lost = dict.fromkeys((file.path for file in found.unclear), Answer(loads=False))
    answers = found.answers | lost
    return Asked(asked.installed.version, {label: answers[file.path] for label, file in files.items()})


def ask_apart(program: Program, modules: Path, folders: Mapping[str, str], cases: Iterable[Case]) -> Asked:
    """The same for cases of which some have one name and nothing else tells them apart: as a user's are asked about."""
    files = {case.id: _file(folders, case, *_names(case)) for case in cases}
    with Workshop() as workshop:
        asker = Asker(program, installed(program, modules), workshop, Processes(), Deadline(PATIENCE))
        result = asker.ask(files.values())
    if result.problem:
        raise ProgramError(f"{program.title}: {result.problem}")
    return Asked(result.installed.version, {label: result.answers[file.path] for label, file in files.items()})


@contextmanager
def question(
    program: Program,
    modules: Path,
    folders: Mapping[str, str],
    cases: Iterable[Case],
    helpers: Mapping[str, str] | None = None,
) -> Iterator[Question]:
    """A question about one project, laid out.

    Raises:
        ProgramError: it is not answered.
    """
    files = tuple(_file(folders, case, case.id) for case in cases)
    with Workshop() as workshop, workshop.bench(()) as bench:
        lay_out(bench.root, folders, cases, helpers or {})
        try:
            yield Question(installed(program, modules), files, bench, Processes(), Deadline(PATIENCE))
        except NoAnswerError as error:
            raise ProgramError(f"{program.title}: {error}") from error


def installed(program: Program, modules: Path) -> Installed:
    """The program that npm has put into a folder of modules, or pip into an environment.

    Raises:
        ProgramError: it is not there.
    """
    found = find(program.commands, program.packages, str(modules))
    if found is None:
        raise ProgramError(f"{program.title} is not found in {modules}")
    return found


def _names(case: Case) -> Iterator[str]:
    """What it may go by: the name that is meant, its id, and its path."""
    meant, below = case.means.get("name"), case.path.rpartition(".")[0]
    found = (meant if isinstance(meant, str) else "", case.id, below, below.rpartition("/")[2])
    return (name for name in dict.fromkeys(found) if name)


def _file(folders: Mapping[str, str], case: Case, *names: str) -> File:
    path = f"{folders[case.place]}/{case.path}".removeprefix("project/")
    return File(path, case.data, names, f" {case.id} ")
