"""What .gitignore files leave out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from agentls.project.filesystem import FileSystem

NAME = ".gitignore"


class Ignore(Struct, frozen=True, dict=True):
    """The patterns of one .gitignore file."""

    base: str
    """The folder it speaks of, ending in ``/``."""
    spec: GitIgnoreSpec

    @classmethod
    def of(cls, base: str, lines: Iterable[str]) -> Ignore:
        """Patterns as a .gitignore file in the folder ``base`` holds them; what is no pattern is left out."""
        from agentls.project.linear_patterns import read_patterns

        try:
            spec = read_patterns(lines)
        except ValueError:
            spec = read_patterns(filter(readable, lines))
        return cls(base if base.endswith("/") else base + "/", spec)

    def verdict(self, path: str) -> bool | None:
        """Ignored, taken back in, or nothing said. Folders end in ``/``."""
        rest = path[len(self.base) :] if path.startswith(self.base) else ""
        # One search for all patterns: nearly every file is spoken of by none.
        return self.spec.check_file(rest).include if rest and self._any.search(rest) else None

    @cached_property
    def _any(self) -> re.Pattern[str]:
        patterns = (p.regex.pattern for p in self.spec.patterns if p.regex)
        return re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", str(pattern)) for pattern in patterns) or r"(?!)")


def ignored(stack: tuple[Ignore, ...], path: str) -> bool:
    """Whether the nearest file that speaks of the path ignores it; ``stack`` runs from the outermost inwards."""
    for ignore in reversed(stack):
        verdict = ignore.verdict(path)
        if verdict is not None:
            return verdict
    return False


def read(files: FileSystem, folder: str, name: str = NAME) -> tuple[Ignore, ...]:
    """The patterns a folder's file holds; empty where there is none."""
    data = files.read(f"{folder.rstrip('/')}/{name}")
    if not isinstance(data, bytes) or not data.strip():
        return ()
    return (Ignore.of(folder, data.decode("utf-8", "replace").split("\n")),)


def above(files: FileSystem, folder: str) -> tuple[Ignore, ...]:
    """The patterns of the folders above, up to the repository's root; empty outside of a repository."""
    found: tuple[Ignore, ...] = ()
    while True:
        if files.exists(f"{folder.rstrip('/')}/.git"):
            return read(files, folder, ".git/info/exclude") + read(files, folder) + found
        found = read(files, folder) + found
        parent = folder.rpartition("/")[0] or "/"
        if parent == folder:
            return ()
        folder = parent


def readable(line: str) -> bool:
    """Whether a line is a pattern that can be used."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
