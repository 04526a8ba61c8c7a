"""Asks a program about many files: in lots that it can tell apart, and about those alone that it cannot."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import cached_property
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from agentls.doctor.answer import Answer, Heard, NoAnswerError
from agentls.doctor.question import Question
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from agentls.doctor.answer import File
    from agentls.doctor.installed import Installed
    from agentls.doctor.processes import Deadline, Processes
    from agentls.doctor.programs.program import Program
    from agentls.doctor.scratch import Bench, Workshop

_AT_ONCE = 200
"""Files in one project: enough to be quick."""
_VERSION = lazy_pattern(r"(?<![\w.])\d+\.\d+\.\d+[\w.+-]*")

_log = logging.getLogger(__name__)


class Result(Struct):
    """What a program has said of all files."""

    installed: Installed
    answers: dict[str, Answer] = field(default_factory=dict)
    """By path; of a file that is not in it, nothing is known."""
    problem: str = ""
    """Why it has not answered, or not on all files; empty where it has."""
    seconds: float = 0.0


class Asker(Struct, frozen=True, dict=True):
    """Asks one program.

    Args:
        program: which.
        installed: where it is.
        workshop: where its projects are made.
        processes: what starts it.
        deadline: until when all must be answered.
    """

    program: Program
    installed: Installed
    workshop: Workshop
    processes: Processes
    deadline: Deadline

    def ask(self, files: Iterable[File]) -> Result:
        """What it makes of the files; never raises."""
        result, begun = Result(self.installed), monotonic()
        try:
            result.installed = self._with_version()
            for lot in lots(files):
                result.answers |= self._lot(lot)
        except NoAnswerError as error:
            result.problem = str(error)
        except Exception as error:
            # Programs change: what is no longer where it was must not cost the other programs' answers.
            _log.debug("%s is not understood", self.program.id, exc_info=True)
            result.problem = f"its answer is not understood ({type(error).__name__})"
        result.seconds = monotonic() - begun
        return result

    def _lot(self, files: Sequence[File]) -> dict[str, Answer]:
        heard = self._heard(files)
        found = match(files, heard)
        if found.doubtful:
            found = match(files, self._without_own(heard))
        answers, strangers = found.answers, found.strangers
        for file in found.unclear:
            # Once all names are somebody's, the rest is not loaded.
            heard = self._without_own(self._heard([file])) if strangers else Heard()
            alone = match([file], heard).answers
            strangers -= {answer.name for answer in alone.values()}
            answers |= alone
        return answers

    def _without_own(self, heard: Heard) -> Heard:
        listed = {name: answer for name, answer in heard.listed.items() if answer != self._own.get(name)}
        return replace(heard, listed=listed)

    @cached_property
    def _own(self) -> Mapping[str, Answer]:
        """What the program lists though nobody has written it."""
        sound = self.program.sound
        listed = self._heard((sound,) if sound else ()).listed
        return {name: answer for name, answer in listed.items() if not sound or name not in sound.names}

    def _heard(self, files: Sequence[File]) -> Heard:
        with self.workshop.bench(files) as bench:
            return self.program.ask(self._question(bench, files))

    def _question(self, bench: Bench, files: Sequence[File] = ()) -> Question:
        return Question(self.installed, tuple(files), bench, self.processes, self.deadline)

    def _with_version(self) -> Installed:
        """With what the program says of itself, where no package tells."""
        if self.installed.version or self.installed.path is None:
            return self.installed
        with self.workshop.bench(()) as bench, suppress(NoAnswerError):
            question = self._question(bench)
            ran = question.run(question.program, "--version")
            found = _VERSION.search(ran.out) or _VERSION.search(ran.err)
            return replace(self.installed, version=found[0] if found else "")
        return self.installed


class Match(NamedTuple):
    """Which answer is whose."""

    answers: dict[str, Answer]
    """By path."""
    unclear: list[File]
    """Those that may go by a name that nobody has claimed."""
    strangers: set[str | None]
    """These names."""
    doubtful: bool
    """Some names may be of the program's own."""


def match(files: Sequence[File], heard: Heard) -> Match:
    """Finds the answer on each file."""
    claimed = {name for file in files for name in file.names}
    strangers = {name: answer for name, answer in heard.listed.items() if name not in claimed}
    answers: dict[str, Answer] = {}
    unclear, doubtful = [], False
    for file in files:
        said = heard.said.get(file.path, ())
        name, answer = _find(file, heard, strangers, alone=len(files) == 1)
        if name is not None:
            strangers.pop(name, None)
        doubtful |= bool(answer and file.mark and file.mark not in (answer.description or file.mark))
        if answer is None and not said:
            unclear.append(file)
        else:
            answers[file.path] = _saying(answer or Answer(loads=False), said)
    doubtful |= bool(unclear and strangers)
    if not strangers or len(files) == 1:
        answers |= {file.path: Answer(loads=False) for file in unclear}
        unclear = []
    return Match(answers, unclear, {answer.name for answer in strangers.values()}, doubtful)


def _find(
    file: File, heard: Heard, strangers: Mapping[str, Answer], *, alone: bool
) -> tuple[str | None, Answer | None]:
    """The answer on a file, and the name that it is listed under."""
    if file.path in heard.known:
        return None, heard.known[file.path]
    listed = ((name, heard.listed[name]) for name in file.names if name in heard.listed)
    marked = (
        (name, answer) for name, answer in strangers.items() if file.mark and file.mark in (answer.description or "")
    )
    only = iter(strangers.items() if alone and len(strangers) == 1 else ())
    return next(chain(listed, marked, only), (None, None))


def _saying(answer: Answer, said: Sequence[str]) -> Answer:
    return replace(answer, says=(*answer.says, *(text for text in said if text not in answer.says)))


def lots(files: Iterable[File]) -> Iterator[list[File]]:
    """The files in lots of which no two may go by one name."""
    waiting: list[tuple[set[str], list[File]]] = []
    for file in files:
        names = {name.casefold() for name in file.names}
        lot = next((lot for lot in waiting if len(lot[1]) < _AT_ONCE and not lot[0] & names), None)
        if lot is None:
            lot = (set(), [])
            waiting.append(lot)
        lot[0].update(names)
        lot[1].append(file)
    yield from (lot for _, lot in waiting)
