"""The disk: the only input and output below the faces. Failures are values, never exceptions."""

# Paths are strings here: ten thousand of them are taken apart, and pathlib raises where os.path says no.
# ruff: noqa: PTH103, PTH108, PTH120, PTH110, PTH112, PTH113, PTH116, PTH123

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple
from agentls.project.path_form import normalize_path

if TYPE_CHECKING:
    from datetime import date
    from pathlib import PurePath

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
LIMIT = 10_000_000
"""Bytes of the largest file that is read; the longest agent file seen is a hundredth of it."""


class Unreadable(NamedTuple):
    """A file or folder that cannot be read or written, and why, as the end of a sentence."""

    path: str
    reason: str


class Item(NamedTuple):
    """What stands in a folder."""

    name: str
    folder: bool
    """A folder, or a link to one."""
    link: bool
    """A link, or a junction of Windows."""


class FileSystem:
    """The files of this machine; tests put others in its place."""

    def read(self, path: str | PurePath, limit: int = LIMIT) -> bytes | Unreadable:
        """The bytes of a regular file of at most ``limit`` bytes."""
        try:
            # Asked before it is opened: a pipe without a writer would block for ever.
            refused = _refused(str(path), os.stat(path), limit)
            if refused:
                return refused
            with open(path, "rb", buffering=0) as file:
                return file.readall()
        except (OSError, ValueError) as error:
            return Unreadable(str(path), _reason(error))

    def list(self, folder: str | PurePath) -> list[Item] | Unreadable:
        """What stands in a folder, by name."""
        try:
            with os.scandir(folder) as entries:
                return sorted(Item(entry.name, _is_folder(entry), _leads_elsewhere(entry)) for entry in entries)
        except (OSError, ValueError) as error:
            return Unreadable(str(folder), _reason(error))

    def exists(self, path: str | PurePath) -> bool:
        """Whether there is a file or folder."""
        return os.path.exists(path)

    def is_file(self, path: str | PurePath) -> bool:
        """Whether there is a regular file."""
        return os.path.isfile(path)

    def is_folder(self, path: str | PurePath) -> bool:
        """Whether there is a folder."""
        return os.path.isdir(path)

    def size(self, path: str | PurePath) -> int:
        """How many bytes a file has; 0 where that cannot be told."""
        try:
            return os.stat(path).st_size
        except (OSError, ValueError):
            return 0

    def writable(self, path: str | PurePath) -> bool:
        """Whether a file that is there may be written to."""
        return os.access(path, os.W_OK)

    def executable(self, path: str | PurePath) -> bool:
        """Whether a file may be run as it is; on systems where no file says so, any."""
        return os.access(path, os.X_OK)

    def own(self, path: str | PurePath) -> bool:
        """Whether a file is the user's and nobody else may write to it, as far as the system tells."""
        try:
            status = os.stat(path)
        except (OSError, ValueError):
            return False
        user = getattr(os, "getuid", lambda: status.st_uid)()
        return status.st_uid == user and not (os.name == "posix" and status.st_mode & _OTHERS_WRITE)

    def real(self, path: str | PurePath) -> str:
        """The absolute path without links, parts divided by ``/``; of what can be no path itself."""
        try:
            return normalize_path(os.path.realpath(path))
        except (OSError, ValueError):
            return str(path)

    def today(self) -> date:
        """Which day it is by this machine's clock."""
        from datetime import date

        return date.today()  # noqa: DTZ011  The user's day.

    def replace(self, path: str | PurePath, old: bytes, new: bytes) -> Unreadable | None:
        """Writes a file anew, whole or not at all, keeping its mode; None when it is done.

        Args:
            path: the file; of a link, the file it leads to is written.
            old: what the file must still hold; it is left alone when someone else has written it meanwhile.
            new: what to write.
        """
        from agentls.project.atomic_write import replace

        try:
            done = replace(os.path.realpath(path), old, new)
        except (OSError, ValueError) as error:
            return Unreadable(str(path), _reason(error))
        return None if done else Unreadable(str(path), "it has changed meanwhile; run the command again")

    def create(self, path: str | PurePath, data: bytes) -> Unreadable | None:
        """Writes a new file and the folders above it that are missing; None when done. What is there is left alone."""
        from agentls.project.atomic_write import create

        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            create(str(path), data)
        except (OSError, ValueError) as error:
            return Unreadable(str(path), _reason(error))
        return None

    def write(self, path: str | PurePath, data: bytes) -> Unreadable | None:
        """Writes a file, whole or not at all, whether there is one or not; None when it is done."""
        from agentls.project.atomic_write import write

        try:
            write(os.path.realpath(path), data)
        except (OSError, ValueError) as error:
            return Unreadable(str(path), _reason(error))
        return None

    def remove(self, path: str | PurePath) -> Unreadable | None:
        """Removes a file; None when there is none any more."""
        try:
            os.unlink(path)
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            return Unreadable(str(path), _reason(error))
        return None

    def make_private(self, folder: str | PurePath) -> Unreadable | None:
        """Makes a folder that nobody but the user may look into, where it is missing; None when there is one."""
        try:
            os.makedirs(folder, mode=0o700, exist_ok=True)
        except (OSError, ValueError) as error:
            return Unreadable(str(folder), _reason(error))
        return None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that leads to itself: whoever reads it is told so, and its neighbours are no worse for it.
        return False


def _leads_elsewhere(entry: os.DirEntry[str]) -> bool:
    # Python knows junctions since 3.12.
    is_junction = getattr(entry, "is_junction", None)
    return entry.is_symlink() or bool(is_junction and is_junction())


def _refused(path: str, status: os.stat_result, limit: int) -> Unreadable | None:
    if stat.S_ISDIR(status.st_mode):
        return Unreadable(path, "it is a folder")
    if not stat.S_ISREG(status.st_mode):
        return Unreadable(path, "it is not a regular file")
    if status.st_size > limit:
        size, most = (f"{number / 1e6:.0f} MB" for number in (status.st_size, limit))
        return Unreadable(path, f"it has {size}, an agent file at most {most}")
    return None


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case FileExistsError():
            return "there is one already"
        case PermissionError():
            return "permission denied"
        case IsADirectoryError():
            return "it is a folder"
        case NotADirectoryError():
            return "a part of the path is not a folder"
        case OSError() if error.strerror:
            return error.strerror[:1].lower() + error.strerror[1:]
        case _:
            return "this is not a usable path"
