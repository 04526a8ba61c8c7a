"""A folder of its own for one question to a program, gone afterwards."""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from agentls.doctor.answer import NoAnswerError
from agentls.doctor.environment import closed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from agentls.doctor.answer import File

_PATIENCE = 2.0
"""Seconds for another thread to write some files."""
_REPOSITORY = {"HEAD": "ref: refs/heads/main\n", "config": "[core]\n\trepositoryformatversion = 0\n\tbare = false\n"}


class Workshop:
    """Holds all folders of a run; removes them when it is left, or closed from elsewhere."""

    def __init__(self) -> None:
        # Without links and short names, for programs tell of files by their real paths.
        self.root = Path(tempfile.mkdtemp(prefix="agentls-doctor-")).resolve()
        self._making = threading.Lock()
        self._closed = False

    def __enter__(self) -> Workshop:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Removes everything; nothing is made any more."""
        self._closed = True
        # The thread that is just making a project needs a moment to end.
        held = self._making.acquire(timeout=_PATIENCE)
        shutil.rmtree(self.root, ignore_errors=True)
        if held:
            self._making.release()

    def bench(self, files: Iterable[File]) -> Bench:
        """A new project of these files.

        Raises:
            NoAnswerError: they cannot be written.
        """
        with self._making:
            if self._closed:
                raise NoAnswerError("interrupted")
            try:
                bench = Bench(Path(tempfile.mkdtemp(dir=self.root)), self)
                bench.lay_out(files)
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or error
                raise NoAnswerError(f"the files cannot be copied: {reason}") from error
        return bench


class Bench:
    """A project for a program, with an empty home beside it; removed when it is left."""

    def __init__(self, root: Path, workshop: Workshop) -> None:
        self.root, self._workshop = root, workshop
        self.home, self.project, self._temporary = (root / name for name in ("home", "project", "tmp"))
        for folder in (self.home, self.project, self._temporary):
            folder.mkdir()
        self.environment = closed(self.home, self._temporary)

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    def another(self, files: Iterable[File]) -> Bench:
        """A project beside it, with a home of its own.

        Raises:
            NoAnswerError: the files cannot be written.
        """
        return self._workshop.bench(files)

    def lay_out(self, files: Iterable[File]) -> None:
        """Writes the files into the project, which is a repository.

        Raises:
            OSError: they cannot be written.
        """
        for name, text in _REPOSITORY.items():
            _write(self.project / ".git" / name, text.encode())
        for folder in ("objects", "refs/heads"):
            (self.project / ".git" / folder).mkdir(parents=True)
        for file in files:
            _write(self.project / file.path, file.data)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
