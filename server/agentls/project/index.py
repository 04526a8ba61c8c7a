"""The names of a workspace: who defines them, who mentions them, and whom a change concerns."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec import Struct, field

from agentls.named_tuple import NamedTuple
from agentls.project.compact import compact_words, may_hold
from agentls.project.file_groups import FileGroups
from agentls.semantics.paths import within
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from agentls.project.entries import Definition, Entry
    from agentls.semantics.mentions import Mention

T = TypeVar("T")
MANY = 20
"""Files with one description that are told one by one."""
_APART = 4
"""Characters by which a slip has fewer or more than what is meant."""
Name = tuple["Sort", str]
"""What is named and by which name, as ``key`` makes it."""

Slot = tuple[str, int]
"""The initial of a name, and its length."""
Group = tuple[str, str, str]
"""Home, folder and kind of files that are loaded together."""


class Load(NamedTuple):
    """What the descriptions of files that are loaded together come to."""

    tokens: int
    files: int
    """How many have a name."""
    longest: str
    """The path of the file whose description is longest."""


class Defined(NamedTuple):
    """A definition with the file that has it."""

    entry: Entry
    definition: Definition


def key(sort: Sort, name: str) -> Name:
    """The name as the loosest of agent tools compares it: without letter case, separators, and the prefix of a plugin.

    Where a kind's names are not loose (``Identity.loose``), who asks looks at the spelling too.
    """
    bare = name.rpartition(":")[2].replace("-", "").replace("_", "").replace(" ", "").lower()
    # In the names of their tools, other characters of servers' names become `_`.
    return sort, "".join(c for c in bare if c.isalnum() or c == "*") if sort is Sort.SERVER else bare


def slot(name: str) -> Slot:
    """Where a name stands, as ``key`` makes it, among others that a slip may be for."""
    return name[:1], len(name)


def slots_near(name: str) -> list[Slot]:
    """Where all names stand that one can be a slip for, itself included."""
    return [(name[:1], len(name) + by) for by in range(1 - _APART, _APART)]


class Index(Struct):
    """The entries of all files, and the ways to find them. Changes only by ``put`` and ``drop``."""

    _entries: dict[str, Entry] = field(default_factory=dict)
    _words: dict[str, bytes] = field(default_factory=dict)
    _defining: FileGroups[Name] = field(default_factory=FileGroups)
    _mentioning: FileGroups[Name] = field(default_factory=FileGroups)
    _missing: dict[Slot, set[Name]] = field(default_factory=lambda: defaultdict(set))
    """What is mentioned and defined nowhere."""
    _linking: FileGroups[str] = field(default_factory=FileGroups)
    _alike: FileGroups[int] = field(default_factory=FileGroups)
    """The files that are loaded together and described by the same words, by a number that stands for both."""
    _beginning: FileGroups[str] = field(default_factory=FileGroups)
    _homes: dict[Group, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    """With the tokens of each file's description."""
    _loads: dict[Group, Load] = field(default_factory=dict)
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
        concerned = self._concerned(before, entry)
        if before:
            self._unlink(before)
        self._entries[entry.path] = entry
        self._link(entry)
        self._changed(before, entry)
        return concerned | self._concerned(before, entry)

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
        return self.gathered(entry.home, entry.folder, entry.kind)

    def gathered(self, home: str, folder: str, kind: str) -> list[Entry]:
        """The files of a kind in one of its folders of one home, in the order of paths."""
        return [self._entries[path] for path in sorted(self._homes.get((home, folder, kind), ()))]

    def load(self, entry: Entry) -> Load:
        """What the descriptions of the files come to that are loaded together with one."""
        return self._loads.get(_group(entry), Load(0, 0, ""))

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
        found = [path for wanted in _described(entry) for path in self._alike[wanted]]
        return [self._entries[path] for path in sorted(found)] if len(found) <= MANY else None

    def beginning(self, folder: str) -> list[str]:
        """The files whose patterns for paths begin in a folder of that name, in the order of paths."""
        return sorted(self._beginning[folder.casefold()])

    def _link(self, entry: Entry) -> None:
        for group, wanted in self._places(entry):
            group.add(wanted, entry.path)
        self._homes[_group(entry)][entry.path] = _size(entry)
        self._note_missing(entry)

    def _unlink(self, entry: Entry) -> None:
        for group, wanted in self._places(entry):
            group.discard(wanted, entry.path)
        sizes = self._homes[_group(entry)]
        sizes.pop(entry.path, None)
        if not sizes:
            del self._homes[_group(entry)]
        self._note_missing(entry)

    def _note_missing(self, entry: Entry) -> None:
        defined = {key(each.sort, each.name) for each in entry.definitions}
        for name in defined | {key(each.sort, each.name) for each in entry.mentions}:
            alike = self._missing[slot(name[1])]
            if name in self._mentioning and name not in self._defining:
                alike.add(name)
            else:
                alike.discard(name)

    def _places(self, entry: Entry) -> Iterator[tuple[FileGroups[Any], object]]:
        groups: list[tuple[FileGroups[Any], Iterable[object]]] = [
            (self._defining, {key(each.sort, each.name) for each in entry.definitions}),
            (self._mentioning, {key(each.sort, each.name) for each in entry.mentions}),
            (self._linking, {each.name.rstrip("/").rpartition("/")[2] for each in entry.links}),
            (self._beginning, entry.begins),
            (self._alike, _described(entry)),
        ]
        for group, wanted in groups:
            yield from ((group, each) for each in wanted)

    def _changed(self, before: Entry | None, after: Entry | None) -> None:
        self.version += 1
        for entry in (before, after):
            self._split.pop(entry.path if entry else "", None)
        if _names(before) != _names(after):
            self._remembered.clear()
        if before and (after is None or _group(before) != _group(after)):
            self._weigh(before, -_size(before), -bool(before.own), shorter=True)
            before = None
        if after:
            grown = _size(after) - _size(before)
            self._weigh(after, grown, bool(after.own) - bool(before and before.own), shorter=grown < 0)

    def _weigh(self, entry: Entry, grown: int, more: int, *, shorter: bool) -> None:
        group = _group(entry)
        sizes, old = self._homes.get(group), self.load(entry)
        if not sizes:
            self._loads.pop(group, None)
            return
        longest = old.longest
        if shorter and longest == entry.path:
            longest = max(sizes, key=sizes.__getitem__)
        elif entry.path in sizes and sizes[entry.path] > sizes.get(longest, -1):
            longest = entry.path
        self._loads[group] = Load(old.tokens + grown, old.files + more, longest)

    def _concerned(self, before: Entry | None, after: Entry | None) -> frozenset[str]:
        """The other files whose findings hang on what comes, goes or changes, as the index now stands."""
        same = _names(before) == _names(after)
        if same and _descriptions(before) == _descriptions(after):
            return frozenset()
        found = {self.load(entry).longest for entry in (before, after) if entry}
        for wanted in (each for entry in (before, after) if entry for each in _described(entry)):
            # What is said of very many does not hang on each of them.
            paths = self._alike[wanted]
            found.update(paths if len(paths) <= MANY + 1 else ())
        if not same:
            names = {key(each.sort, each.name) for entry in (before, after) if entry for each in entry.definitions}
            for name in names:
                found.update(self._defining[name], self._mentioning[name])
            found |= self._unanswered({bare for _, bare in names}, before, after)
        return frozenset(found) - {"", *(entry.path for entry in (before, after) if entry)}

    def _unanswered(self, names: set[str], *changed: Entry | None) -> set[str]:
        """The files that mention what nobody defines: another name may now be meant, or it is now missed at all."""
        near = {each for name in names for at in slots_near(name) for each in self._missing.get(at, ())}
        found = {path for name in near for path in self._mentioning[name]}
        for entry in changed:
            # Where no other file has a name, none is missed.
            if entry and self.load(entry).files <= 1:
                paths = (path for each in self._missing.values() for name in each for path in self._mentioning[name])
                found.update(path for path in paths if within(self._entries[path].home, entry.home))
        return found


def _only_moves(before: Entry, after: Entry) -> bool:
    """Whether a file names the same in other places of its text, as after most edits."""
    rest = before._replace(mentions=after.mentions, links=after.links, calls=after.calls)
    return (
        rest == after
        and [*map(_mentioned, before.mentions)] == [*map(_mentioned, after.mentions)]
        and [each.name for each in before.links] == [each.name for each in after.links]
    )


def _mentioned(mention: Mention) -> Name:
    return mention.sort, mention.name


def _group(entry: Entry) -> Group:
    return entry.home, entry.folder, entry.kind


def _described(entry: Entry) -> tuple[int, ...]:
    """What the words of its description stand under; nothing where it has none, or is not shown to models."""
    own = entry.own
    return (hash((_group(entry), own.words)),) if own and own.words and not own.hidden else ()


def _size(entry: Entry | None) -> int:
    own = entry.own if entry else None
    # What models may not start is not shown to them.
    return own.tokens if own and not own.hidden else 0


def _names(entry: Entry | None) -> tuple[object, ...]:
    """What others may ask about an entry but its description."""
    if entry is None:
        return ()
    return (
        _group(entry),
        entry.scope,
        entry.real,
        frozenset((*each[:2], each.hidden, each.version) for each in entry.definitions),
    )


def _descriptions(entry: Entry | None) -> list[tuple[int, int]]:
    return [(each.words, each.tokens) for each in entry.definitions] if entry else []
