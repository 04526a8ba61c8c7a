"""One question to a program: about the files of one project."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from agentls.doctor.answer import NoAnswerError
from agentls.doctor.installed import executable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from agentls.doctor.answer import File
    from agentls.doctor.installed import Installed
    from agentls.doctor.processes import Deadline, Processes, Ran
    from agentls.doctor.running import Running
    from agentls.doctor.scratch import Bench


class Question(Struct, frozen=True):
    """The files, laid out, and what is needed to ask about them."""

    installed: Installed
    files: tuple[File, ...]
    bench: Bench
    processes: Processes
    deadline: Deadline

    @property
    def program(self) -> Path:
        """What to start.

        Raises:
            NoAnswerError: there is nothing.
        """
        if self.installed.path is None:
            raise NoAnswerError("there is no program to start")
        return self.installed.path

    @property
    def package(self) -> Path:
        """The folder of its package.

        Raises:
            NoAnswerError: it has none.
        """
        if self.installed.package is None:
            raise NoAnswerError("its npm package is not found beside it")
        return self.installed.package

    @contextmanager
    def about(self, files: Iterable[File]) -> Iterator[Question]:
        """A question about other files, in a project of their own.

        Raises:
            NoAnswerError: they cannot be written.
        """
        files = tuple(files)
        with self.bench.another(files) as bench:
            yield replace(self, files=files, bench=bench)

    def run_script(self, name: str, *given: str | Path) -> object:
        """Runs a script for Node.js that stands beside the programs' modules; the JSON in its last line.

        Raises:
            NoAnswerError: there is no Node.js, or no answer.
        """
        node = executable("node")
        if node is None:
            raise NoAnswerError("Node.js is needed to ask it")
        ran = self.run(node, Path(__file__).parent / "programs" / name, *given)
        return read_json(ran.out.rstrip().rpartition("\n")[2], ran.err)

    def run(self, *command: str | Path, **variables: str) -> Ran:
        """Runs a command in the project to its end.

        Args:
            command: the program and what it is given.
            variables: of the environment, beside the usual ones.

        Raises:
            NoAnswerError: it cannot be started, or takes too long.
        """
        environment = {**self.bench.environment, **variables}
        return self.processes.run(command, self.bench.project, environment, self.deadline)

    def start(self, *command: str | Path, **variables: str) -> Running:
        """Starts a command in the project.

        Raises:
            NoAnswerError: it cannot be started.
        """
        return self._start(command, variables, talk=False)

    def talk(self, *command: str | Path, **variables: str) -> Running:
        """Starts a command in the project that reads what is written to it.

        Raises:
            NoAnswerError: it cannot be started.
        """
        return self._start(command, variables, talk=True)

    def _start(self, command: Sequence[str | Path], variables: Mapping[str, str], *, talk: bool) -> Running:
        environment = {**self.bench.environment, **variables}
        return self.processes.start(command, self.bench.project, environment, talk=talk)

    def path_of(self, path: object) -> str:
        """A path that a program tells, from the project, parts divided by ``/``; empty for one of elsewhere."""
        try:
            return Path(str(path)).relative_to(self.bench.project).as_posix()
        except ValueError:
            return ""

    def inside(self, folder: str) -> Iterator[tuple[File, str]]:
        """The files below a folder of the project, and their paths from there."""
        start = f"{folder}/"
        return ((file, file.path.removeprefix(start)) for file in self.files if file.path.startswith(start))


def read_json(text: str, otherwise: str) -> object:
    """What a text says.

    Raises:
        NoAnswerError: it is no JSON; told with the last line of what the program has said otherwise.
    """
    try:
        return json.loads(text)
    except ValueError:
        last = otherwise.rstrip().rpartition("\n")[2].strip()
        raise NoAnswerError(f"it gives no list: {last[:200]}" if last else "it gives no list") from None
