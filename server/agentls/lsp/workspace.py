"""The folders the client has open, and the names of the files in them, as the disk has them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path, PurePath
from posixpath import dirname
from typing import TYPE_CHECKING

from agentls.project import kinds, uris
from agentls.project.entries import entry_of, page_entry, words
from agentls.project.filesystem import Unreadable
from agentls.project.servers import servers_entry, sets_up_servers
from agentls.project.walk import Walk
from agentls.semantics.paths import within
from agentls.syntax import decode, skim
from agentls_schemas import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lsp.session import Session
    from agentls_schemas.kind import Kind

_PAGE = ".md"
HOMES = tuple(dict.fromkeys(home for kind in KINDS.values() for home in kind.place.all_homes))
"""The folders that files of any kind lie in, from the folder above."""


class Workspace:
    """Keeps the index as the files on disk are; open documents are the session's to put in."""

    def __init__(self, session: Session) -> None:
        self.named: list[str] = []
        """The folders the client has open, by path."""
        self.folders: dict[str, bool] = {}
        """The folders that are read, by path; whether all their files are known."""
        self.version = 0
        """Another number after each file that came, changed or went on disk."""
        self.behind = False
        """Files have come, changed or gone that are still to be taken in."""
        self._session = session
        self._scope = lru_cache(1024)(self._scope_of)

    @property
    def ready(self) -> bool:
        """Whether every folder has been read, so that a name that is not known is nowhere."""
        return bool(self.folders) and not self.reading

    @property
    def reading(self) -> bool:
        """Whether there are folders, and not all of them have been read."""
        return not all(self.folders.values())

    def wanted(self) -> list[str]:
        """The folders to read as the settings now are: with the user's own, if any project wants them known."""
        known = any(self._session.editor_settings(PurePath(folder, _PAGE)).user for folder in self.named)
        return [*self.named, *(_own() if known else ())]

    def unwanted(self) -> list[str]:
        """The folders that were read as the user's own and are to be known no longer."""
        wanted = self.wanted()
        return [folder for folder in _own() if folder in self.folders and folder not in wanted]

    def covers(self, path: str) -> bool:
        """Whether a file lies in one of the folders."""
        return any(within(path, folder) for folder in self.folders)

    def beside(self, path: str) -> str | None:
        """The folder to read for a file that lies in none of the folders: the one its like are loaded from."""
        if self.covers(path):
            return None
        for kind in KINDS.values():
            for home in kind.place.all_homes if kinds.detect(PurePath(path), None, (kind,)) else ():
                above, found, _ = path.rpartition(f"/{home}/")
                if found:
                    return f"{above}/{dirname(home) or home}"
        return None

    def add(self, folder: str) -> bool:
        """Note a folder that is still to be read; False where that is done or under way."""
        if folder in self.folders or is_everything(folder):
            return False
        self.folders[folder] = False
        return True

    def scan(self, folder: str) -> Iterator[int]:
        """Read a folder's files, a piece at each step; yields how many are known so far."""
        self._scope.cache_clear()
        seen: set[str] = set()
        for step in self._walk().steps(folder):
            if folder not in self.folders:
                return
            if isinstance(step, str):
                self._session.concerned |= self.take(step, names_only=True)
                seen.add(step)
            yield len(seen)
        walk = self._walk()
        for path in [entry.path for entry in self._session.index if within(entry.path, folder)]:
            if path not in seen:
                # It is gone or left out by now, or it has come behind our back.
                self._session.concerned |= self._drop(path) if walk.skips(path) else self.take(path)
                yield len(seen)
        self.folders[folder] = True

    def come(self, path: str) -> frozenset[str]:
        """Take in a file that came or changed; the other files this concerns."""
        return self.take(path) if self.covers(path) and not self._walk().skips(path) else frozenset()

    def inside(self, folder: str) -> Iterator[str]:
        """The files of a folder that came; none where the path is no folder or is left out."""
        if self._session.disk.is_folder(folder) and self.covers(folder) and not self._walk().skips(folder):
            yield from (step for step in self._walk().below(folder) if isinstance(step, str))

    def remove(self, folder: str) -> frozenset[str]:
        """Forget a folder with all its files that lie in no other; the files this concerns."""
        self.folders.pop(folder, None)
        gone = [entry.path for entry in self._session.index if within(entry.path, folder)]
        return frozenset().union(*(self._drop(path) for path in gone if not self.covers(path)))

    def take(self, path: str, *, names_only: bool = False) -> frozenset[str]:
        """Take a file's names in as they are on disk, or forget one that is gone; the other files this concerns.

        Args:
            path: the file.
            names_only: leave the words of its text to ``take_words``.
        """
        if self._session.is_open(path):
            return frozenset()
        self.version += 1
        data = self._session.disk.read(path)
        if isinstance(data, Unreadable) or not self._wanted(path) or self._excluded(path):
            return self._drop(path)
        text = decode(data)
        if sets_up_servers(path):
            return self._session.index.put(servers_entry(text, path))
        doc, where = skim(text), PurePath(path)
        kind = self._session.kind_of(where, doc.header)
        if kind is None:
            entry = page_entry(doc, where)
        else:
            entry = entry_of(doc, kind, where, self._scope(kind, where.parent))._replace(real=self.real(path))
        return self._session.index.put(entry, None if names_only else words(text.content))

    def take_words(self) -> Iterator[None]:
        """Take in the words of the texts that were read for their names, a file at each step."""
        for path in self._session.index.wordless():
            entry, text = self._session.index.get(path), self._session.text_at(path)
            if entry and text:
                self._session.index.put(entry, words(text.content))
            yield

    def real(self, path: str) -> str:
        """Where a file is whose path leads over links; empty where the path is its own."""
        real = self._session.disk.real(path)
        return "" if real == path else real

    def gone(self, path: str) -> frozenset[str]:
        """Forget a file, or all files of a folder, that were deleted; the other files this concerns."""
        if self._session.index.get(path):
            return self._drop(path)
        below = [entry.path for entry in self._session.index if within(entry.path, path)]
        return frozenset().union(*(self._drop(each) for each in below))

    def _scope_of(self, kind: Kind, folder: PurePath) -> str:
        # A scope is a folder's: ten thousand files ask about a few hundred of them.
        return kinds.scope(kind, folder / _PAGE, self._session.exists)

    def _drop(self, path: str) -> frozenset[str]:
        self.version += 1
        if self._session.is_open(path):
            return frozenset()
        return self._session.index.drop(path) | {path}

    def _walk(self) -> Walk:
        return Walk(self._session.disk, self._wanted, self._excluded)

    def _wanted(self, path: str) -> bool:
        known = path.endswith(_PAGE) or sets_up_servers(path) or kinds.possible(path)
        return known or self._session.is_chosen(path)

    def _excluded(self, path: str) -> bool:
        return self._session.settings(PurePath(path.rstrip("/"))).excludes(path)


def _own() -> list[str]:
    """The folders of the user's own agents, with what lies beside these, such as plugins."""
    names = dict.fromkeys(dirname(home) or home for kind in KINDS.values() for home in kind.place.user_homes)
    return [f"{_home()}/{name}" for name in names]


def is_everything(folder: str) -> bool:
    """Whether a folder holds the user's home or more: some editors name it for want of a project."""
    return within(_home(), folder)


def _home() -> str:
    return uris.kept(Path.home().as_posix())
