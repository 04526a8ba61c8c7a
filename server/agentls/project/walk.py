"""The agent files below a folder."""

# ruff: noqa: PTH100, PTH120

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.project import gitignore
from agentls.project.bounds import Bounds
from agentls.project.filesystem import FileSystem, Item, Unreadable
from agentls.project.path_form import normalize_path

if TYPE_CHECKING:
    from agentls.project.gitignore import Ignore

NEVER = frozenset({".git", "node_modules"})
"""Folders nobody writes agents in."""


def _nothing(_: str) -> bool:
    return False


class Walk(Struct, frozen=True):
    """How folders are searched. Paths are absolute, divided by ``/``; those of folders end in it for patterns."""

    files: FileSystem
    wanted: Callable[[str], bool]
    """Whether a file of this path may be an agent file."""
    excluded: Callable[[str], bool] = _nothing
    """What settings leave out."""
    gitignore: bool = True

    def below(self, folder: str) -> Iterator[str | Unreadable]:
        """Every wanted file, in the order of names; and what could not be looked into, or is not as it lies outside."""
        return (step for step in self.steps(folder) if step is not None)

    def steps(self, folder: str) -> Iterator[str | Unreadable | None]:
        """The same with a None for each folder that is entered, so that a long search can be interrupted."""
        stack = gitignore.above(self.files, _parent(folder)) if self.gitignore and not self._is_root(folder) else ()
        if gitignore.ignored(stack, folder + "/"):
            # Whoever names an ignored folder wants it checked.
            stack = ()
        yield from self._folder(folder, stack)

    def skips(self, path: str) -> bool:
        """Whether a search from further up would leave a file or folder out, by its place alone."""
        folder = _parent(path)
        if NEVER & set(path.split("/")) or self.excluded(path) or Bounds(self.files, folder).refuse(path):
            return True
        return self.gitignore and gitignore.ignored(gitignore.above(self.files, folder), path)

    def _is_root(self, folder: str) -> bool:
        return self.files.exists(f"{folder}/.git") or _parent(folder) == folder

    def _folder(self, folder: str, stack: tuple[Ignore, ...]) -> Iterator[str | Unreadable | None]:
        # Not by recursion: folders may be nested deeper than Python's stack.
        follow = _Links(Bounds(self.files, folder))
        open_folders = [self._enter(folder, stack, follow)]
        while open_folders:
            step = next(open_folders[-1], None)
            if step is None:
                open_folders.pop()
            elif isinstance(step, str | Unreadable):
                yield step
            else:
                open_folders.append(self._enter(*step, follow))
                yield None

    def _enter(
        self, folder: str, stack: tuple[Ignore, ...], links: _Links
    ) -> Iterator[str | Unreadable | tuple[str, tuple[Ignore, ...]]]:
        items = self.files.list(folder)
        if isinstance(items, Unreadable):
            yield items
            return
        if self.gitignore:
            stack += self._ignores(folder, items)
        prefix = folder if folder.endswith("/") else folder + "/"
        for item in items:
            path = prefix + item.name
            if self._passes(item, path, stack):
                refused = links.bounds.refuse(path) if item.link else None
                if refused:
                    yield refused
                elif not item.folder:
                    yield path
                elif not item.link or links.lead_to_new(path, folder):
                    yield path, stack

    def _passes(self, item: Item, path: str, stack: tuple[Ignore, ...]) -> bool:
        """Whether an item is one to look at, or into."""
        if item.folder:
            return item.name not in NEVER and not self._left_out(path + "/", stack)
        return self.wanted(path) and not self._left_out(path, stack)

    def _ignores(self, folder: str, items: list[Item]) -> tuple[Ignore, ...]:
        names = {item.name for item in items if item.name in (gitignore.NAME, ".git")}
        own = gitignore.read(self.files, folder) if gitignore.NAME in names else ()
        return (gitignore.read(self.files, folder, ".git/info/exclude") if ".git" in names else ()) + own

    def _left_out(self, path: str, stack: tuple[Ignore, ...]) -> bool:
        return self.excluded(path) or (bool(stack) and gitignore.ignored(stack, path))


class _Links(Struct, frozen=True):
    """Which links a walk follows: to files all that stay within bounds, to folders each target once, never upwards."""

    bounds: Bounds
    followed: set[str] = field(default_factory=set)

    def lead_to_new(self, path: str, folder: str) -> bool:
        """Whether a link in ``folder`` leads to a folder that is searched nowhere else; it counts as followed then."""
        target = self.bounds.files.real(path)
        upwards = f"{self.bounds.files.real(folder)}/".startswith(target.rstrip("/") + "/")
        if upwards or target in self.followed:
            return False
        self.followed.add(target)
        return True


def absolute(path: str) -> str:
    """The path from the disk's root, links kept, as we keep it."""
    return normalize_path(os.path.abspath(path))


def _parent(folder: str) -> str:
    return os.path.dirname(folder)
