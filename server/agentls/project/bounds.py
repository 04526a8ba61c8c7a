"""How far links are followed: whoever wrote them should not choose which files of this machine are read or changed."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from posixpath import dirname
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.project.filesystem import Unreadable
from agentls.project.path_form import normalize_path
from agentls.semantics.paths import within
from agentls_schemas import OUTLINES

if TYPE_CHECKING:
    from agentls.project.filesystem import FileSystem


class Bounds(Struct, frozen=True, dict=True):
    """The tree around a folder: its repository, or the folder itself outside of one."""

    files: FileSystem
    folder: str
    """Absolute, parts divided by ``/``; where it lies is its links' target."""

    @cached_property
    def tree(self) -> str:
        """The tree's folder, without links. The user's own folders are no stranger's: their links may lead anywhere."""
        real = self.files.real(self.folder)
        if any(within(real, self.files.real(own)) for own in list_own()):
            return "/"
        above = real
        while not self.files.exists(f"{above.rstrip('/')}/.git"):
            if dirname(above) == above:
                return real
            above = dirname(above)
        return above

    def refuse(self, path: str) -> Unreadable | None:
        """Why a link is not followed; None where it leads to something in the tree."""
        real = self.files.real(path)
        if within(real, self.tree):
            return None
        return Unreadable(path, f"this link leads out of {self.tree}; to have its target looked at, name {real}")


def list_own() -> list[str]:
    """The folders of the user's own agents, with what lies beside these, such as plugins."""
    names = dict.fromkeys(dirname(home) or home for kind in OUTLINES.values() for home in kind.place.user_homes)
    return [f"{find_home()}/{name}" for name in names]


def find_home() -> str:
    """The user's folder."""
    return normalize_path(Path.home().as_posix())
