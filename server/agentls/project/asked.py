"""What was asked of the disk, with the answers: while the disk still gives these, what was made of them holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.project.filesystem import LIMIT, FileSystem, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import PurePath

    from agentls.project.filesystem import Item

Question = tuple[str, str]
"""What is asked, and of which path."""
_BETWEEN = "\0"


class Asked(FileSystem):
    """A disk that notes what it is asked and what it answers.

    Args:
        disk: who knows the answers.
    """

    def __init__(self, disk: FileSystem) -> None:
        self._disk = disk
        self.answers: dict[Question, str] = {}
        self.is_steady = True
        """No question was answered in two ways. Where one was, the answers do not tell what was made of them."""

    def note(self, question: Question, answer: str) -> None:
        """Notes an answer."""
        if self.answers.setdefault(question, answer) != answer:
            self.is_steady = False

    def read(self, path: str | PurePath, limit: int = LIMIT) -> bytes | Unreadable:
        """See ``FileSystem``."""
        found = self._disk.read(path, limit)
        self.note((f"read:{limit}", str(path)), data_answer(found))
        return found

    def list(self, folder: str | PurePath) -> list[Item] | Unreadable:
        """See ``FileSystem``."""
        found = self._disk.list(folder)
        self.note(("list", str(folder)), _of_items(found))
        return found

    def exists(self, path: str | PurePath) -> bool:
        """See ``FileSystem``."""
        return self._ask("exists", self._disk.exists, path)

    def is_file(self, path: str | PurePath) -> bool:
        """See ``FileSystem``."""
        return self._ask("is_file", self._disk.is_file, path)

    def is_folder(self, path: str | PurePath) -> bool:
        """See ``FileSystem``."""
        return self._ask("is_folder", self._disk.is_folder, path)

    def executable(self, path: str | PurePath) -> bool:
        """See ``FileSystem``."""
        return self._ask("executable", self._disk.executable, path)

    def real(self, path: str | PurePath) -> str:
        """See ``FileSystem``."""
        found = self._disk.real(path)
        self.note(("real", str(path)), found)
        return found

    def today(self) -> date:
        """See ``FileSystem``."""
        day = self._disk.today()
        self.note(("today", ""), day.isoformat())
        return day

    def _ask(self, what: str, ask: Callable[[str], bool], path: str | PurePath) -> bool:
        place = str(path)
        found = ask(place)
        self.note((what, place), _of_bool(found))
        return found


def data_question(path: str) -> Question:
    """The question what a file holds."""
    return f"read:{LIMIT}", path


def data_answer(found: bytes | Unreadable) -> str:
    """The answer to it."""
    return _hash(found) if isinstance(found, bytes) else f"!{found.reason}"


def _hash(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def holds(answers: Iterable[tuple[Question, str]], disk: FileSystem, known: Mapping[Question, str]) -> bool:
    """Whether a disk still gives all these answers.

    Args:
        answers: questions, each with its answer.
        disk: who is asked.
        known: answers that were had already; such questions are not asked again.
    """
    for question, answer in answers:
        now = known.get(question)
        if (_answer(disk, *question) if now is None else now) != answer:
            return False
    return True


def written(answers: Mapping[Question, str]) -> str | None:
    """Questions and answers as one text; None where that cannot tell them apart."""
    fields = [field for (what, path), answer in answers.items() for field in (what, path, answer)]
    text = _BETWEEN.join(fields)
    return text if text.count(_BETWEEN) == max(len(fields) - 1, 0) else None


def read_written(text: str) -> Iterable[tuple[Question, str]]:
    """The questions and answers that were written so."""
    fields = text.split(_BETWEEN) if text else []
    return zip(zip(fields[::3], fields[1::3], strict=True), fields[2::3], strict=True)


def _answer(disk: FileSystem, what: str, path: str) -> str:
    name, _, limit = what.partition(":")
    return data_answer(disk.read(path, int(limit))) if name == "read" else _ANSWERS[name](disk, path)


def _of_items(found: list[Item] | Unreadable) -> str:
    return f"!{found.reason}" if isinstance(found, Unreadable) else _hash(repr(found).encode())


def _of_bool(found: bool) -> str:
    return "1" if found else ""


_ANSWERS: Mapping[str, Callable[[FileSystem, str], str]] = {
    "list": lambda disk, path: _of_items(disk.list(path)),
    "exists": lambda disk, path: _of_bool(disk.exists(path)),
    "is_file": lambda disk, path: _of_bool(disk.is_file(path)),
    "is_folder": lambda disk, path: _of_bool(disk.is_folder(path)),
    "executable": lambda disk, path: _of_bool(disk.executable(path)),
    "real": lambda disk, path: disk.real(path),
    "today": lambda disk, _: disk.today().isoformat(),
}
