"""Writes a file by way of a temporary one beside it, so that it is never half-written."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from agentls.project.interrupts import deferring_interrupts


def replace(path: str, old: bytes, new: bytes) -> bool:
    """Puts ``new`` in the place of ``old``; False when the file holds something else by now.

    Raises:
        OSError: the folder or the file cannot be written; the file is as it was.
    """
    file = Path(path)
    status = file.stat()
    if not os.access(file, os.W_OK):
        raise PermissionError
    with deferring_interrupts(), _beside(file, new, status) as temporary:
        # The last look is as late as it can be: an editor may save at any moment.
        same = _holds(file, old)
        if same:
            temporary.replace(file)
        return same


def create(path: str, data: bytes) -> None:
    """Writes a file that is not there yet.

    Raises:
        OSError: there is one, or it cannot be written; then there is none.
    """
    file = Path(path)
    with deferring_interrupts():
        stream = file.open("xb")
        try:
            with stream:
                stream.write(data)
        except OSError:
            file.unlink()
            raise


def write(path: str, data: bytes) -> None:
    """Writes a file, whether there is one already or not. A pipe or a device is written into.

    Raises:
        OSError: it cannot be written; then it is as it was.
    """
    file = Path(path)
    if not file.exists():
        create(path, data)
    elif not file.is_file():
        file.write_bytes(data)
    else:
        with deferring_interrupts(), _beside(file, data, file.stat()) as temporary:
            temporary.replace(file)


@contextlib.contextmanager
def _beside(file: Path, data: bytes, status: os.stat_result) -> Iterator[Path]:
    """A temporary file with what is to be in a file, with that one's owner and mode."""
    temporary = _write(file, data)
    try:
        _take_over(temporary, status)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:50]}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink()
        raise
    return temporary


def _take_over(temporary: Path, status: os.stat_result) -> None:
    if hasattr(os, "chown"):
        # Another's file stays theirs where we may do that; else it becomes ours, as with any editor.
        with contextlib.suppress(PermissionError):
            os.chown(temporary, status.st_uid, status.st_gid)
    temporary.chmod(stat.S_IMODE(status.st_mode))


def _holds(path: Path, data: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(data) + 1) == data
