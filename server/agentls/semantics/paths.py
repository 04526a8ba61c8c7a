"""Where a path in a file leads: to what is beside the file, or else in the nearest folder above that has it.

Paths are absolute and divided by ``/``.
"""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Leads(NamedTuple):
    """Where a path in a file leads."""

    base: str
    """The folder it is read from."""
    to: str


def leads(file: str, target: str, exists: Callable[[str], bool]) -> Leads | None:
    """Where a path leads that is written in a file; None where there is nothing.

    Args:
        file: where it is written.
        target: the path as it is meant, without anchor; one that begins with ``/`` is read from a folder above, too.
        exists: whether there is something of the kind looked for.
    """
    for base in above(file):
        to = normpath(join(base, target.lstrip("/")))
        # What leads up and out of a drive of Windows leads nowhere.
        if to.partition("/")[0] == base.partition("/")[0] and exists(to):
            return Leads(base, to)
    return None


def above(path: str) -> Iterator[str]:
    """The folders a file or folder is in, the nearest first."""
    while (folder := dirname(path)) not in (path, ""):
        yield folder
        path = folder


def within(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies in it."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")
