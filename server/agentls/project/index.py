"""The names of a workspace: who defines them, who mentions them, and whom a change concerns."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.project.entries import Definition, Entry
    from agentls.semantics.mentions import Mention
    from agentls_schemas.types import Sort

Name = tuple["Sort", str]
"""What is named and by which name, as ``key`` makes it."""


class Defined(NamedTuple):
    """A definition with the file that has it."""

    entry: Entry
    definition: Definition


def key(sort: Sort, name: str) -> Name:
    """The name as it is compared: agent tools ignore case and separators.

    Source: code.claude.com/docs/en/changelog 2.1.140, read 2026-10-08.
    """
    # A plugin's agents are called `plugin:name`.
    return sort, name.rpartition(":")[2].replace("-", "").replace("_", "").replace(" ", "").lower()


@dataclass
class Index:
    """The entries of all files, and the ways to find them. Changes only by ``put`` and ``drop``."""

    _entries: dict[str, Entry] = field(default_factory=dict)
    _words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _defining: dict[Name, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    _mentioning: dict[Name, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    _linking: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    _homes: dict[tuple[str, str], dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    version: int = 0
    """Another number after each change."""

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def get(self, path: str) -> Entry | None:
        """The entry of a file."""
        return self._entries.get(path)

    def put(self, entry: Entry, words: tuple[str, ...] | None = None) -> frozenset[str]:
        """Take a file in, in place of what was known of it; the files whose findings may change by it.

        Args:
            entry: the file's names.
            words: its words that could be names; None leaves those known.
        """
        before = self._entries.get(entry.path)
        if words is not None:
            self._words[entry.path] = words
        if before == entry:
            return frozenset()
        concerned = self._concerned(before, entry)
        if before:
            self._unlink(before)
        self._entries[entry.path] = entry
        self._link(entry)
        self.version += 1
        return concerned | self._concerned(before, entry)

    def drop(self, path: str) -> frozenset[str]:
        """Forget a file; the files whose findings may change by it."""
        before = self._entries.pop(path, None)
        self._words.pop(path, None)
        if before is None:
            return frozenset()
        self._unlink(before)
        self.version += 1
        return self._concerned(before, None)

    def defined(self, sort: Sort, name: str) -> list[Defined]:
        """The definitions of a name, in the order of paths."""
        wanted = key(sort, name)
        found = sorted(self._defining.get(wanted, ()))
        return [
            Defined(entry, each)
            for entry in map(self._entries.__getitem__, found)
            for each in entry.definitions
            if key(each.sort, each.name) == wanted
        ]

    def mentioned(self, sort: Sort, name: str) -> list[tuple[Entry, Mention]]:
        """The mentions of a name, in the order of paths and places; those in running text are not among them."""
        wanted = key(sort, name)
        found = map(self._entries.__getitem__, sorted(self._mentioning.get(wanted, ())))
        return [(entry, each) for entry in found for each in entry.mentions if key(each.sort, each.name) == wanted]

    def using(self, word: str) -> list[str]:
        """The files in whose running text a word stands that could be a name; in lower case."""
        return sorted(path for path, words in self._words.items() if word in words)

    def names(self, sort: Sort) -> dict[str, list[str]]:
        """Every name of a sort as it is written, with the files that give it."""
        found: dict[str, list[str]] = {}
        for (own, _), paths in self._defining.items():
            for path in paths if own is sort else ():
                for each in self._entries[path].definitions:
                    if each.sort is sort and path not in found.setdefault(each.name, []):
                        found[each.name].append(path)
        return found

    def together(self, entry: Entry) -> list[Entry]:
        """The files of the same kind that are loaded together with one, itself included, in the order of paths."""
        return [self._entries[path] for path in sorted(self._homes.get((entry.home, entry.kind), ()))]

    def linking(self, name: str) -> list[Entry]:
        """The files with links whose last part is ``name``, such as ``guide.md``, in the order of paths."""
        return [self._entries[path] for path in sorted(self._linking.get(name, ()))]

    def _link(self, entry: Entry) -> None:
        for group, wanted in self._places(entry):
            group[wanted][entry.path] = None

    def _unlink(self, entry: Entry) -> None:
        for group, wanted in self._places(entry):
            paths = group[wanted]
            paths.pop(entry.path, None)
            if not paths:
                del group[wanted]

    def _places(self, entry: Entry) -> Iterator[tuple[dict[object, dict[str, None]], object]]:
        groups: list[tuple[object, Iterable[object]]] = [
            (self._defining, {key(each.sort, each.name) for each in entry.definitions}),
            (self._mentioning, {key(each.sort, each.name) for each in entry.mentions}),
            (self._linking, {each.name.rstrip("/").rpartition("/")[2] for each in entry.links}),
            (self._homes, {(entry.home, entry.kind)}),
        ]
        for group, wanted in groups:
            yield from ((group, each) for each in wanted)  # type: ignore[misc]

    def _concerned(self, before: Entry | None, after: Entry | None) -> frozenset[str]:
        """The other files that define or mention a name that comes, goes or changes, as the index now stands."""
        old = set(before.definitions) if before else set()
        new = set(after.definitions) if after else set()
        if {(d.sort, d.name, d.description) for d in old} == {(d.sort, d.name, d.description) for d in new}:
            return frozenset()
        names = {key(each.sort, each.name) for each in old | new}
        found = {path for name in names for group in (self._defining, self._mentioning) for path in group.get(name, ())}
        return frozenset(found) - {entry.path for entry in (before, after) if entry}
