"""What rules over names share: which names a file's tool sees from where the file lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple
from agentls.project.entries import folder_name
from agentls.project.kinds import naming
from agentls.project.similar_names import alike, key, likeness
from agentls.semantics.paths import within
from agentls_schemas import KINDS, OUTLINES
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agentls.project.entries import Entry
    from agentls.project.index import Defined, Index
    from agentls.project.similar_names import Name
    from agentls_schemas.kind import Kind
    from agentls_schemas.mcp import Mcp

Rank = tuple[int, int, int, str]
"""The number of the kind and of its folder, how far up the home is, and the path."""


def kind_of(entry: Entry) -> Kind:
    """The kind of an agent file.

    Raises:
        KeyError: the entry is of another file.
    """
    return KINDS[entry.kind]


def in_project(entry: Entry) -> bool:
    """Whether the file lies where its tool loads it from, not in a collection to be installed."""
    return OUTLINES[entry.kind].place.is_project(entry.folder)


class Sight(NamedTuple):
    """Whose names a file sees: those that are loaded together with it."""

    home: str
    project: bool
    """It is part of a project, and not of a collection."""
    kinds: tuple[Kind, ...]
    sort: Sort

    def rank(self, entry: Entry) -> Rank | None:
        """Where a file stands in the order in which names are taken from files; None where it is not seen."""
        number = next((n for n, kind in enumerate(self.kinds) if kind.id == entry.kind), None)
        if number is None or not (entry.home == self.home or (self.project and within(self.home, entry.home))):
            return None
        place, gives = self.kinds[number].place, self.sort in self.kinds[number].identity.gives
        folders = place.homes_of(project=self.project)
        if not (entry.path in place.paths_in(entry.home) if gives else entry.folder in folders):
            return None
        return number, 0 if gives else folders.index(entry.folder), -len(entry.home), entry.path

    def files(self, index: Index) -> Iterator[Entry]:
        """All files it sees, in no order."""
        for kind in self.kinds:
            for above in homes(self.home, self.project):
                if self.sort in kind.identity.gives:
                    yield from filter(None, map(index.get, kind.place.paths_in(above)))
                    continue
                for folder in kind.place.homes_of(project=self.project):
                    yield from index.gathered(above, folder, kind.id)

    def names(self, entry: Entry) -> Iterator[str]:
        """What a file it sees is called, or what stands in it."""
        if self.sort in OUTLINES[entry.kind].identity.gives:
            yield from (each.name for each in entry.definitions if each.sort is self.sort)
            return
        yield from (entry.own.name,) if entry.own else ()
        folder = folder_name(entry)
        yield from (folder[1],) if folder else ()


def sight(entry: Entry, sort: Sort) -> Sight:
    """What a file sees of a sort."""
    kind = kind_of(entry)
    return Sight(entry.home, in_project(entry), naming(kind, sort), sort)


def seen(entry: Entry, index: Index, sort: Sort, name: str) -> str:
    """How a name is written that is loaded together with a file and the same as another; empty where none is."""
    first = _first(index, sight(entry, sort), key(sort, name))
    return first[1] if first else ""


def sees_any(entry: Entry, index: Index, sort: Sort, but: str = "") -> bool:
    """Whether any names of a sort are loaded together with a file, but one."""
    view, other = sight(entry, sort), key(sort, but)
    return any(key(sort, name) != other for each in view.files(index) for name in view.names(each))


def servers(entry: Entry, index: Index) -> Mapping[str, str]:
    """The MCP servers that are loaded together with a file, by how they stand in the names of their tools."""
    mcp = kind_of(entry).vocabulary.mcp
    return index.remembered(_servers, entry.home, in_project(entry), mcp) if mcp else {}


def defined(entry: Entry, index: Index, sort: Sort, name: str) -> list[Defined]:
    """The definitions of a name anywhere that a file can mean."""
    kinds, bare = naming(kind_of(entry), sort), name.rpartition(":")[2]
    found = [each for each in index.defined(sort, name) if kind_of(each.entry) in kinds]
    return [each for each in found if kind_of(each.entry).identity.loose or each.definition.name == bare]


def did_you_mean(word: str, entry: Entry, index: Index, sort: Sort) -> str:
    """The name visible from a file that a word may be a slip for; empty where there is none."""
    if sort is Sort.SERVER:
        near = index.near(sort, word)
        return _nearest(word, sort, [name for name in servers(entry, index).values() if key(sort, name) in near])
    return index.remembered(_meant, word, sight(entry, sort))


def homes(home: str, project: bool) -> Iterator[str]:
    """The folders whose files a project's are loaded with, nearest first; a collection's are loaded alone."""
    yield home
    while project and home != "/":
        home = home.rpartition("/")[0] or "/"
        yield home


def _servers(index: Index, home: str, project: bool, mcp: Mcp) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for above in homes(home, project):
        for name in mcp.files:
            entry = index.get(f"{above.rstrip('/')}/{name}")
            for each in entry.definitions if entry else ():
                if each.sort is Sort.SERVER:
                    found.setdefault(mcp.spell(each.name), each.name)
    return found


def _meant(index: Index, word: str, view: Sight) -> str:
    ranked = filter(None, (_first(index, view, name) for name in index.near(view.sort, word)))
    return _nearest(word, view.sort, [name for _, name in sorted(ranked)])


def _nearest(word: str, sort: Sort, names: Sequence[str]) -> str:
    """Of names the one that is the same, or else the most like of those that a word may be a slip for."""
    same = (name for name in names if key(sort, name) == key(sort, word))
    near = (name for name in names if alike(word, name))
    return next(same, "") or max(near, key=lambda name: likeness(word.lower(), name.lower()), default="")


def _first(index: Index, view: Sight, wanted: Name) -> tuple[Rank, str] | None:
    """The first of the files seen that have a name, by its rank, with the name as it is written there."""
    ranked = [(rank, each) for each in index.called(wanted) if (rank := view.rank(each))]
    if not ranked:
        return None
    rank, entry = min(ranked)
    return rank, next(name for name in view.names(entry) if key(view.sort, name) == wanted)
