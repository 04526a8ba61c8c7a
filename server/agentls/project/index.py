"""The names of a workspace: who defines them, who mentions them, and whom a change concerns."""

from __future__ import annotations

from itertools import chain
from posixpath import basename
from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec import Struct, field

from agentls.named_tuple import NamedTuple
from agentls.project.compact import compact_words, may_hold
from agentls.project.entries import folder_name
from agentls.project.file_groups import FileGroups
from agentls.project.similar_names import Name, SimilarNames, key
from agentls.project.together import Together, group_of
from agentls.semantics.paths import within
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from agentls.project.entries import Definition, Entry
    from agentls.project.together import Load
    from agentls.semantics.mentions import Mention

T = TypeVar("T")
_ALSO = dict.fromkeys((Sort.SKILL, Sort.COMMAND), (Sort.SKILL, Sort.COMMAND))
"""What a name can be meant as: a command is a skill of one file."""


class Defined(NamedTuple):
    """A definition with the file that has it."""

    entry: Entry
    definition: Definition


class Names(NamedTuple):
    """A file's names as they are looked up, each with how it is written."""

    defined: list[tuple[Name, str]]
    called: list[tuple[Name, str]]
    """What its folder alone is called."""
    mentioned: list[tuple[Name, str]]

    @property
    def given(self) -> Iterator[tuple[Name, str]]:
        """All by which others may mean it."""
        return chain(self.defined, self.called)


class Index(Struct):
    """The entries of all files, and the ways to find them. Changes only by ``put`` and ``drop``."""

    _entries: dict[str, Entry] = field(default_factory=dict)
    _words: dict[str, bytes] = field(default_factory=dict)
    _defining: FileGroups[Name] = field(default_factory=FileGroups)
    _mentioning: FileGroups[Name] = field(default_factory=FileGroups)
    _called: FileGroups[Name] = field(default_factory=FileGroups)
    """The files whose folders alone are called so."""
    _given: SimilarNames = field(default_factory=SimilarNames)
    """What files define, and what their folders are called."""
    _missing: SimilarNames = field(default_factory=SimilarNames)
    """What files mention and none defines."""
    _linking: FileGroups[str] = field(default_factory=FileGroups)
    _beginning: FileGroups[str] = field(default_factory=FileGroups)
    _together: Together = field(default_factory=Together)
    _split: dict[str, dict[Name, list[Definition]]] = field(default_factory=dict)
    """What files define, of those that define several things and were asked for it."""
    _remembered: dict[Hashable, object] = field(default_factory=dict)
    version: int = 0
    """Another number after each change."""

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def get(self, path: str) -> Entry | None:
        """The entry of a file."""
        return self._entries.get(path)

    def put(self, entry: Entry, words: Iterable[str] | None = None) -> frozenset[str]:
        """Take a file in, in place of what was known of it; the files whose findings may change by it.

        Args:
            entry: the file's names.
            words: its words that could be names; None leaves what is known of them.
        """
        before = self._entries.get(entry.path)
        if words is not None:
            self._words[entry.path] = compact_words(words)
        if before == entry:
            return frozenset()
        if before and _only_moves(before, entry):
            self._entries[entry.path] = entry
            self.version += 1
            return frozenset()
        changed = [each for each in (before, entry) if each]
        until_now = self._together.concerned(changed)
        if before:
            self._unlink(before)
        self._entries[entry.path] = entry
        self._link(entry)
        self._changed(before, entry)
        return self._concerned(before, entry, until_now)

    def add(self, entry: Entry) -> None:
        """Take a file in where nobody asks whose findings may change by it."""
        if entry.path in self._entries:
            self.put(entry)
            return
        self._entries[entry.path] = entry
        self._link(entry)
        self._changed(None, entry)

    def drop(self, path: str) -> frozenset[str]:
        """Forget a file; the files whose findings may change by it."""
        before = self._entries.pop(path, None)
        self._words.pop(path, None)
        if before is None:
            return frozenset()
        self._unlink(before)
        self._changed(before, None)
        return self._concerned(before, None)

    def knows(self, sort: Sort, name: str) -> bool:
        """Whether any file defines a name."""
        return key(sort, name) in self._defining

    def defined(self, sort: Sort, name: str) -> list[Defined]:
        """The definitions of a name, in the order of paths."""
        wanted = key(sort, name)
        found = sorted(self._defining[wanted])
        return [Defined(self._entries[path], each) for path in found for each in self._definitions(path, wanted)]

    def mentioned(self, sort: Sort, name: str) -> list[tuple[Entry, Mention]]:
        """The mentions of a name, in the order of paths and places; those in running text are not among them."""
        wanted = key(sort, name)
        found = map(self._entries.__getitem__, sorted(self._mentioning[wanted]))
        return [(entry, each) for entry in found for each in entry.mentions if key(each.sort, each.name) == wanted]

    def using(self, word: str) -> list[str]:
        """The files in whose running text a word may stand that could be a name; in lower case."""
        unknown = compact_words([word])
        return sorted(path for path in self._entries if may_hold(self._words.get(path, unknown), word))

    def wordless(self) -> list[str]:
        """The files whose words have not been told yet."""
        return [path for path in self._entries if path not in self._words]

    def names(self, sort: Sort) -> dict[str, list[str]]:
        """Every name of a sort as it is written, with the files that give it."""
        found: dict[str, dict[str, None]] = {}
        for wanted in (each for each in self._defining if each[0] is sort):
            for path in self._defining[wanted]:
                for each in self._definitions(path, wanted):
                    found.setdefault(each.name, {})[path] = None
        return {name: list(paths) for name, paths in found.items()}

    def _definitions(self, path: str, wanted: Name) -> Sequence[Definition]:
        """The definitions of a name in a file that has some; one file may give thousands of names."""
        given, found = self._entries[path].definitions, self._split.get(path)
        if len(given) == 1:
            return given
        if found is None:
            found = self._split[path] = {}
            for each in given:
                found.setdefault(key(each.sort, each.name), []).append(each)
        return found[wanted]

    def together(self, entry: Entry) -> list[Entry]:
        """The files of the same kind that are loaded together with one, itself included, in the order of paths."""
        return [self._entries[path] for path in sorted(self._together.paths(group_of(entry)))]

    def gathered(self, home: str, folder: str, kind: str) -> Iterator[Entry]:
        """The files of a kind in one of its folders of one home, in the order they came."""
        return map(self._entries.__getitem__, self._together.paths((home, folder, kind)))

    def called(self, wanted: Name) -> Iterator[Entry]:
        """The files that a name is given to, as ``key`` makes it, or to their folders."""
        return map(self._entries.__getitem__, (*self._defining[wanted], *self._called[wanted]))

    def near(self, sort: Sort, word: str) -> set[Name]:
        """What files and their folders are called, and a word may be a slip for."""
        return {key(sort, name) for name in self._given.near(sort, word)}

    def load(self, entry: Entry) -> Load:
        """What the descriptions of the files come to that are loaded together with one."""
        return self._together.load(entry)

    def remembered(self, function: Callable[..., T], *args: Hashable) -> T:
        """``function(index, *args)``, computed once until a name comes, goes or changes.

        Args:
            function: one that asks the index for names, and not where in their files they stand.
            args: what else it needs.
        """
        wanted = (function, *args)
        if wanted not in self._remembered:
            self._remembered[wanted] = function(self, *args)
        return cast("T", self._remembered[wanted])

    def linking(self, name: str) -> list[Entry]:
        """The files with links whose last part is ``name``, such as ``guide.md``, in the order of paths."""
        return [self._entries[path] for path in sorted(self._linking[name])]

    def described_alike(self, entry: Entry) -> list[Entry] | None:
        """The files loaded together with one whose descriptions have its words, itself too; None for very many."""
        found = self._together.described_alike(entry)
        return None if found is None else [self._entries[path] for path in found]

    def beginning(self, folder: str) -> list[str]:
        """The files whose patterns for paths begin in a folder of that name, in the order of paths."""
        return sorted(self._beginning[folder.casefold()])

    def _link(self, entry: Entry) -> None:
        names = _names_in(entry)
        for group, wanted in self._places(entry, names):
            group.add(wanted, entry.path)
        for name, written in names.given:
            self._given.add(name, written)
        for name, _ in names.defined:
            self._missing.discard(name)
        for name, written in names.mentioned:
            if name not in self._defining:
                self._missing.add(name, written)

    def _unlink(self, entry: Entry) -> None:
        names = _names_in(entry)
        for group, wanted in self._places(entry, names):
            group.discard(wanted, entry.path)
        for name, _ in names.given:
            if name not in self._defining and name not in self._called:
                self._given.discard(name)
        for name in {name for name, _ in names.defined if name not in self._defining}:
            for each in (each for path in self._mentioning[name] for each in _mentions(self._entries[path])):
                if key(each.sort, each.name) == name:
                    self._missing.add(name, each.name)
        for name, _ in names.mentioned:
            if name not in self._mentioning:
                self._missing.discard(name)

    def _places(self, entry: Entry, names: Names) -> Iterator[tuple[FileGroups[Any], object]]:
        groups: list[tuple[FileGroups[Any], Iterable[object]]] = [
            (self._defining, {name for name, _ in names.defined}),
            (self._called, {name for name, _ in names.called}),
            (self._mentioning, {name for name, _ in names.mentioned}),
            (self._linking, {each.name.rstrip("/").rpartition("/")[2] for each in entry.links}),
            (self._beginning, entry.begins),
        ]
        for group, wanted in groups:
            yield from ((group, each) for each in wanted)

    def _changed(self, before: Entry | None, after: Entry | None) -> None:
        self.version += 1
        for entry in (before, after):
            self._split.pop(entry.path if entry else "", None)
        if _identity(before) != _identity(after):
            self._remembered.clear()
        self._together.change(before, after)

    def _concerned(self, before: Entry | None, after: Entry | None, until_now: Iterable[str] = ()) -> frozenset[str]:
        """The other files whose findings hang on what has come, gone or changed.

        Args:
            before: the file as it was.
            after: the file as it is.
            until_now: what the files that are loaded together with it were, by ``Together.concerned``.
        """
        same = _identity(before) == _identity(after)
        if same and _descriptions(before) == _descriptions(after):
            return frozenset()
        changed = [each for each in (before, after) if each]
        found = {*until_now, *self._together.concerned(changed)}
        for entry in () if same else changed:
            found.update(self._asking(entry))
            # Where no file has another name, none is missed.
            alone = (sort for sort in _sorts(entry) if self._is_alone(entry, sort))
            found.update(path for sort in alone for path in self._missing_any(entry, sort))
        return frozenset(found) - {entry.path for entry in changed}

    def _asking(self, changed: Entry) -> Iterator[str]:
        """The files that share or mention a name of one, or mention what nobody defines and may now mean it."""
        names = _names_in(changed)
        for (own, bare), written in (*names.given, *_called_by_file(changed)):
            for sort in _ALSO.get(own, (own,)):
                yield from self._defining[sort, bare]
                yield from self._mentioning[sort, bare]
                for near in self._missing.near(sort, written):
                    yield from self._mentioning[key(sort, near)]

    def _is_alone(self, changed: Entry, sort: Sort) -> bool:
        """Whether the other files that are loaded together with one have one name of a sort at most."""
        found = set[Name]()
        for path in self._together.paths(group_of(changed)):
            names = _names_in(self._entries[path])
            found.update(name for name, _ in names.given if name[0] is sort and path != changed.path)
            if len(found) > 1:
                return False
        return True

    def _missing_any(self, changed: Entry, sort: Sort) -> Iterator[str]:
        """The files from which a file is seen that mention what nobody defines and may be of a sort."""
        for name in (each for each in self._missing if each[0] in _ALSO.get(sort, (sort,))):
            yield from (path for path in self._mentioning[name] if within(self._entries[path].home, changed.home))


def _only_moves(before: Entry, after: Entry) -> bool:
    """Whether a file names the same in other places of its text, as after most edits."""
    rest = before._replace(mentions=after.mentions, links=after.links, calls=after.calls)
    return (
        rest == after
        and [*map(_mentioned, _mentions(before))] == [*map(_mentioned, _mentions(after))]
        and [each.name for each in before.links] == [each.name for each in after.links]
    )


def _names_in(entry: Entry) -> Names:
    defined = [(key(each.sort, each.name), each.name) for each in entry.definitions]
    folder = folder_name(entry)
    called = [(key(*folder), folder[1])] if folder else []
    mentioned = [(key(each.sort, each.name), each.name) for each in _mentions(entry)]
    return Names(defined, [each for each in called if each[0] not in dict(defined)], mentioned)


def _sorts(entry: Entry) -> set[Sort]:
    return {sort for (sort, _), _ in _names_in(entry).given}


def _called_by_file(entry: Entry) -> list[tuple[Name, str]]:
    """What its file is called, for those who mention that in place of its name."""
    stem = basename(entry.path).partition(".")[0]
    return [(key(entry.own.sort, stem), stem)] if entry.own else []


def _mentions(entry: Entry) -> Iterator[Mention]:
    return chain(entry.mentions, entry.calls)


def _mentioned(mention: Mention) -> Name:
    return mention.sort, mention.name


def _identity(entry: Entry | None) -> tuple[object, ...]:
    """What others may ask about an entry but its description."""
    if entry is None:
        return ()
    return (
        group_of(entry),
        entry.scope,
        entry.real,
        frozenset((*each[:2], each.hidden, each.version) for each in entry.definitions),
    )


def _descriptions(entry: Entry | None) -> list[tuple[int, int]]:
    return [(each.words, each.tokens) for each in entry.definitions] if entry else []
