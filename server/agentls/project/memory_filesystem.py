"""Disks that are none: with nothing on them, for whoever may not see ours, and with files that are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.project.filesystem import LIMIT, FileSystem, Item, Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import PurePath

_REASON = "there is no such file"


class Nowhere(FileSystem):
    """No file is there, and none can be written; every folder is there, and empty."""

    def read(self, path: str | PurePath, limit: int = LIMIT) -> bytes | Unreadable:  # noqa: ARG002
        """Nothing."""
        return Unreadable(str(path), _REASON)

    def list(self, folder: str | PurePath) -> list[Item] | Unreadable:  # noqa: ARG002
        """Nothing."""
        return []

    def exists(self, path: str | PurePath) -> bool:  # noqa: ARG002
        """It does not."""
        return False

    def is_file(self, path: str | PurePath) -> bool:  # noqa: ARG002
        """It is not."""
        return False

    def is_folder(self, path: str | PurePath) -> bool:  # noqa: ARG002
        """It is not known to be one."""
        return False

    def writable(self, path: str | PurePath) -> bool:  # noqa: ARG002
        """It is not."""
        return False

    def executable(self, path: str | PurePath) -> bool:  # noqa: ARG002
        """Nobody says that it is not."""
        return True

    def real(self, path: str | PurePath) -> str:
        """The path as it is: there are no links."""
        return str(path).replace("\\", "/")

    def replace(self, path: str | PurePath, old: bytes, new: bytes) -> Unreadable | None:  # noqa: ARG002
        """Refused."""
        return Unreadable(str(path), _REASON)

    def create(self, path: str | PurePath, data: bytes) -> Unreadable | None:  # noqa: ARG002
        """Refused."""
        return Unreadable(str(path), "nothing can be written here")


class InMemory(Nowhere):
    """Files that are given, and the folders they lie in; nothing can be written.

    Args:
        files: the bytes of each, by absolute path divided by ``/``.
        today: which day it is; None for what this machine's clock says.
    """

    def __init__(self, files: Mapping[str, bytes], today: date | None = None) -> None:
        self._files = files
        self._folders = _list_folders(files)
        self._today = today

    def read(self, path: str | PurePath, limit: int = LIMIT) -> bytes | Unreadable:
        """The bytes that were given."""
        data = self._files.get(_written(path))
        if data is None:
            return Unreadable(str(path), _REASON)
        return data if len(data) <= limit else Unreadable(str(path), f"it has more than {limit / 1e6:.0f} MB")

    def list(self, folder: str | PurePath) -> list[Item] | Unreadable:
        """What stands in a folder, by name."""
        found = self._folders.get(_written(folder))
        return Unreadable(str(folder), "there is no such folder") if found is None else sorted(found)

    def exists(self, path: str | PurePath) -> bool:
        """Whether it was given, or lies above what was."""
        return self.is_file(path) or self.is_folder(path)

    def is_file(self, path: str | PurePath) -> bool:
        """Whether it was given."""
        return _written(path) in self._files

    def is_folder(self, path: str | PurePath) -> bool:
        """Whether it lies above what was given."""
        return _written(path) in self._folders

    def today(self) -> date:
        """The day that was given."""
        return self._today or super().today()


def _written(path: str | PurePath) -> str:
    return str(path).replace("\\", "/")


def _list_folders(files: Mapping[str, bytes]) -> dict[str, set[Item]]:
    """What stands in each folder."""
    found: dict[str, set[Item]] = {}
    for path in files:
        folder, _, name = path.rpartition("/")
        found.setdefault(folder, set()).add(Item(name, folder=False, link=False))
        while folder:
            above, _, name = folder.rpartition("/")
            found.setdefault(above, set()).add(Item(name, folder=True, link=False))
            folder = above
    return found
