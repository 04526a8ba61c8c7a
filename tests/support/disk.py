"""A disk of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.project.filesystem import LIMIT, FileSystem, Item, Unreadable
from agentls.syntax import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import PurePath

    from agentls.text import Text


class TextDisk(FileSystem):
    """Files by absolute path, and what else is said to exist, which is empty."""

    def __init__(self, texts: Mapping[str, Text], exists: Callable[[PurePath | str], bool]) -> None:
        self._texts, self._exists = texts, exists

    def exists(self, path: str | PurePath) -> bool:
        return self._exists(path)

    def is_file(self, path: str | PurePath) -> bool:
        return self.exists(path) and not self.is_folder(path)

    def is_folder(self, path: str | PurePath) -> bool:
        return any(known.startswith(f"{path}/") for known in self._texts)

    def read(self, path: str | PurePath, limit: int = LIMIT) -> bytes | Unreadable:  # noqa: ARG002
        known = self._texts.get(str(path))
        return encode(known) if known else Unreadable(str(path), "there is no such file")

    def list(self, folder: str | PurePath) -> list[Item] | Unreadable:
        below = sorted({known[len(f"{folder}/") :] for known in self._texts if known.startswith(f"{folder}/")})
        if not below:
            return Unreadable(str(folder), "there is no such folder")
        names = dict.fromkeys(name.partition("/")[0] for name in below)
        return [Item(name, any(each.startswith(f"{name}/") for each in below), link=False) for name in names]

    def executable(self, path: str | PurePath) -> bool:
        """Here, a file that does not begin with ``#!`` may not be run."""
        known = self._texts.get(str(path))
        return known is None or known.content.startswith("#!")

    def real(self, path: str | PurePath) -> str:
        return str(path)
