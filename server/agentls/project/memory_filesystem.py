"""A disk with nothing on it, for whoever may not see ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.project.filesystem import LIMIT, FileSystem, Item, Unreadable

if TYPE_CHECKING:
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
