"""The folders the client has open, and the names of the files in them, as the disk has them."""

from __future__ import annotations

from collections import deque
from pathlib import PurePath
from posixpath import basename, dirname
from typing import TYPE_CHECKING

from agentls.project import kinds
from agentls.project.bounds import find_home, list_own
from agentls.project.compact import compact
from agentls.project.entries import entry_of, page_entry
from agentls.project.filesystem import Unreadable
from agentls.project.mcp_servers import servers_entry, sets_up_servers
from agentls.project.walk import Walk
from agentls.semantics.name_matching import words
from agentls.semantics.paths import within
from agentls.syntax import decode
from agentls_schemas import OUTLINES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.lsp.documents import Documents
    from agentls.lsp.settings import VisitSettings
    from agentls.lsp.stale import Stale
    from agentls.project.entries import Entry
    from agentls.project.filesystem import FileSystem
    from agentls.project.index import Index
    from agentls.workspace.files import Files

_PAGE = ".md"
HOMES = tuple(dict.fromkeys(home for kind in OUTLINES.values() for home in kind.place.all_homes))
"""The folders that files of any kind lie in, from the folder above."""
_WHOLE_FOLDERS = {kind.identity.suffix for kind in OUTLINES.values() if kind.identity.bundled}


class Workspace:
    """The folders and their names: keeps the index as the files on disk are, and marks whom a change there concerns.

    Args:
        disk: the files.
        index: where the names go.
        files: how a file is read.
        settings: what is left out, and what the user wants known.
        documents: the open documents, whose names are not taken from disk.
        stale: where files are marked.
    """

    def __init__(
        self,
        disk: FileSystem,
        index: Index,
        files: Files,
        settings: VisitSettings,
        documents: Documents,
        stale: Stale,
    ) -> None:
        self.named: list[str] = []
        """The folders the client has open, by path."""
        self.folders: dict[str, bool] = {}
        """The folders to know, by path; whether all their files have been read."""
        self.version = 0
        """Goes up with each file that comes, changes or goes on disk."""
        self._there: dict[str, bool] = {}
        """The folders that patterns begin in, and whether they were there when something was told of them last."""
        self._turns: dict[str, int] = {}
        """The files that are being read, with what ``version`` was when that began."""
        self._changes: deque[tuple[str, bool]] = deque()
        """What has come, changed or, where it says so, gone, and is still to be taken in."""
        self._disk = disk
        self._index = index
        self._files = files
        self._settings = settings
        self._documents = documents
        self._stale = stale

    @property
    def ready(self) -> bool:
        """True once every folder has been scanned, so that a name that is not known is nowhere."""
        return bool(self.folders) and not self.reading

    @property
    def reading(self) -> bool:
        """Whether there are folders that have not been scanned."""
        return not all(self.folders.values())

    @property
    def behind(self) -> bool:
        """Whether names may be missing that are known to be there: in folders to scan, or in files that changed."""
        return self.reading or bool(self._changes)

    @property
    def known_index(self) -> Index | None:
        """The names of all files; None until they are known, for nothing can be said of missing ones before."""
        return self._index if self.ready else None

    def list_wanted(self) -> list[str]:
        """The folders to read as the settings now are: with the user's own, if any project wants them known."""
        known = any(self._settings.find(f"{folder}/{_PAGE}").editor.user for folder in self.named)
        return [*self.named, *(list_own() if known else ())]

    def list_unwanted(self) -> list[str]:
        """The folders that were read as the user's own and are to be known no longer."""
        wanted = self.list_wanted()
        return [folder for folder in list_own() if folder in self.folders and folder not in wanted]

    def covers(self, path: str) -> bool:
        """Whether a file lies in one of the folders."""
        return any(within(path, folder) for folder in self.folders)

    def find_home(self, path: str) -> str | None:
        """The folder to read for a file that lies in none of the folders: the one its like are loaded from."""
        if self.covers(path):
            return None
        for kind in OUTLINES.values():
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

    def remove(self, folder: str) -> None:
        """Forget a folder with all its files that lie in no other."""
        self.folders.pop(folder, None)
        for path in self._known_below(folder):
            if not self.covers(path):
                self._drop(path)

    def scan(self, folder: str) -> Iterator[int]:
        """Read a folder's files, a piece at each step; yields how many are known so far."""
        self._files.forget()
        seen: set[str] = set()
        for step in self._walk().steps(folder):
            if folder not in self.folders:
                return
            if isinstance(step, str):
                for _ in self._reading(step, names_only=True):
                    yield len(seen)
                seen.add(step)
            yield len(seen)
        walk = self._walk()
        for path in self._known_below(folder):
            if path not in seen:
                # It is gone or left out by now, or it has come behind our back.
                if walk.skips(path):
                    self._drop(path)
                else:
                    self.read(path)
                yield len(seen)
        self.folders[folder] = True

    def read_words(self) -> Iterator[None]:
        """Take in the words of the texts that were read for their names, a file at each step."""
        for path in self._index.wordless():
            entry, text = self._index.get(path), self._documents.text_at(path)
            if entry and text:
                self._index.put(entry, words(text.content))
            yield

    def add_changes(self, changes: Iterable[tuple[str, bool]]) -> bool:
        """Note that files or folders have come, changed or, where it says so, gone; False if that is being taken in."""
        idle = not self._changes
        self._changes.extend(changes)
        return idle and bool(self._changes)

    def take_changes_in(self) -> Iterator[None]:
        """Take in all that was noted, a file at each step."""
        self._files.forget()
        try:
            while self._changes:
                path, gone = self._changes[0]
                self.take_change_in(path, gone=gone)
                for inside in () if gone else self._find_inside(path):
                    self.take_change_in(inside)
                    yield
                yield
                # Only now, and with nothing else in between: whoever finds the list empty begins anew.
                self._changes.popleft()
        finally:
            self._changes.clear()

    def take_change_in(self, path: str, *, gone: bool = False) -> None:
        """Take in that a file or folder has come, changed or gone."""
        name = PurePath(path).name
        for each in [each for each in self._turns if within(each, path)]:
            del self._turns[each]
        # With a folder everything comes and goes that lies in it.
        self._stale.mark([path, *self._leading_to(name), *self._holding(path), *self._beginning_in(path)])
        if not gone:
            if self.covers(path) and not self._walk().skips(path):
                self.read(path)
        elif self._index.get(path):
            self._drop(path)
        else:
            for below in self._known_below(path):
                self._drop(below)

    def _leading_to(self, name: str) -> list[str]:
        """The agent files that lead to a file of a name, at once or over pages; all with links for a folder's."""
        if "." not in name[1:]:
            return [entry.path for entry in self._index if entry.links and entry.kind]
        found, names = dict[str, str](), [name]
        for each in names:
            for entry in self._index.linking(each):
                if entry.path not in found:
                    found[entry.path] = entry.kind
                    names += [] if entry.kind else [basename(entry.path)]
        return [path for path, kind in found.items() if kind]

    def _holding(self, path: str) -> list[str]:
        """The agent files that are a folder with all that is in it, of those which a path lies in."""
        folders = [each.as_posix() for each in PurePath(path).parents]
        return [f"{folder}{end}" for folder in folders for end in _WHOLE_FOLDERS if self._index.get(f"{folder}{end}")]

    def _beginning_in(self, path: str) -> Iterator[str]:
        """The agent files whose patterns begin in a folder on the way to a path, if it has come or gone."""
        for place in (PurePath(path), *PurePath(path).parents):
            pages = self._index.beginning(place.name)
            there = bool(pages) and self._disk.is_folder(place)
            if pages and self._there.get(place.as_posix()) is not there:
                self._there[place.as_posix()] = there
                yield from pages

    def read(self, path: str, *, names_only: bool = False) -> None:
        """Take a file's names in as they are on disk, or forget one that is gone; an open document has its own.

        Args:
            path: the file.
            names_only: leave the words of its text to ``read_words``, and mark nothing stale: all is, when all is read.
        """
        for _ in self._reading(path, names_only=names_only):
            pass

    def _reading(self, path: str, *, names_only: bool) -> Iterator[None]:
        """The same in pieces."""
        if self._documents.is_open(path):
            return
        data = self._disk.read(path)
        if isinstance(data, Unreadable) or not self._is_wanted(path) or self._is_excluded(path):
            self._drop(path)
            return
        self.version += 1
        text, where = decode(data), PurePath(path)
        if sets_up_servers(path) and not kinds.candidates(where):
            self._stale.mark(self._index.put(servers_entry(text, path)))
            return
        turn = self._turns[path] = self.version
        yield
        doc, kind = self._files.skim(where, text)
        yield
        # What was told of it meanwhile is newer than what was read.
        if self._turns.pop(path, None) != turn or self._documents.is_open(path):
            return
        if kind is None:
            entry = compact(page_entry(doc, where))
        else:
            entry = entry_of(doc, kind, where, self._files.scope_of(kind, where))
            entry = compact(entry._replace(real=self.find_real(path)))
        if names_only:
            self._index.add(entry)
        else:
            self._stale.mark(self._index.put(entry, words(text.content)))

    def put_names(self, path: str, entry: Entry | None) -> None:
        """Take an open document's names in as the client has them; None for what is no agent file."""
        known = self._index.get(path)
        if entry:
            self._stale.mark(self._index.put(entry))
        elif known and known.kind:
            self._stale.mark(self._index.drop(path))

    def find_real(self, path: str) -> str:
        """Where a file is whose path leads over links; empty where the path is its own."""
        real = self._disk.real(path)
        return "" if real == path else real

    def _drop(self, path: str) -> None:
        self.version += 1
        if not self._documents.is_open(path):
            self._stale.mark([path, *self._index.drop(path)])

    def _known_below(self, folder: str) -> list[str]:
        return [entry.path for entry in self._index if within(entry.path, folder)]

    def _find_inside(self, folder: str) -> Iterator[str]:
        """The files of a folder that came; none where the path is no folder or is left out."""
        if self._disk.is_folder(folder) and self.covers(folder) and not self._walk().skips(folder):
            yield from (step for step in self._walk().below(folder) if isinstance(step, str))

    def _walk(self) -> Walk:
        return Walk(self._disk, self._is_wanted, self._is_excluded)

    def _is_wanted(self, path: str) -> bool:
        known = path.endswith(_PAGE) or sets_up_servers(path) or kinds.may_be_agent_file(path)
        return known or self._settings.chosen_kind(path) is not None

    def _is_excluded(self, path: str) -> bool:
        return self._settings.excludes(path)


def is_everything(folder: str) -> bool:
    """Whether a folder holds the user's home or more: some editors name it for want of a project."""
    return within(find_home(), folder)
