"""What rules over names share: which names a file's tool sees from where the file lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.project.index import key, slot, slots_near
from agentls.project.kinds import naming
from agentls_schemas import KINDS, OUTLINES
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agentls.project.entries import Entry
    from agentls.project.index import Defined, Index, Slot
    from agentls_schemas.kind import Kind
    from agentls_schemas.mcp import Mcp

_MOST = 200
"""Names a word is compared with; above it only those that begin like it."""
_PART = lazy_pattern(r"[-_ .]+")


def kind_of(entry: Entry) -> Kind:
    """The kind of an agent file.

    Raises:
        KeyError: the entry is of another file.
    """
    return KINDS[entry.kind]


def in_project(entry: Entry) -> bool:
    """Whether the file lies where its tool loads it from, not in a collection to be installed."""
    return OUTLINES[entry.kind].place.is_project(entry.folder)


def visible(entry: Entry, index: Index, sort: Sort) -> Mapping[str, str]:
    """The names of a sort that are loaded together with a file, by how they are compared.

    Of MCP servers, they are compared as they stand in the names of their tools.
    """
    return _visible(index, entry.home, in_project(entry), sort, kind_of(entry))


def defined(entry: Entry, index: Index, sort: Sort, name: str) -> list[Defined]:
    """The definitions of a name anywhere that a file can mean."""
    kinds, bare = naming(kind_of(entry), sort), name.rpartition(":")[2]
    found = [each for each in index.defined(sort, name) if kind_of(each.entry) in kinds]
    return [each for each in found if kind_of(each.entry).identity.loose or each.definition.name == bare]


def did_you_mean(word: str, entry: Entry, index: Index, sort: Sort) -> str:
    """The name visible from a file that a word may be a slip for; empty where there is none."""
    return index.remembered(_meant, word, entry.home, in_project(entry), sort, kind_of(entry))


def homes(home: str, project: bool) -> Iterator[str]:
    """The folders whose files a project's are loaded with, nearest first; a collection's are loaded alone."""
    yield home
    while project and home != "/":
        home = home.rpartition("/")[0] or "/"
        yield home


def alike(word: str, other: str) -> bool:
    """Whether one may be a slip for the other: short parts are the same, long ones resemble each other."""
    ours, theirs = _PART.split(word.lower()), _PART.split(other.lower())
    if len(ours) == len(theirs):
        return all(
            a == b or (min(len(a), len(b)) > 3 and _ratio(a, b) >= 0.8) for a, b in zip(ours, theirs, strict=True)
        )
    return _ratio("".join(ours), "".join(theirs)) >= 0.9


def _ratio(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _names(index: Index, home: str, project: bool, kinds: tuple[Kind, ...], sort: Sort) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind in kinds:
        if sort in kind.identity.gives:
            for name in _given(index, home, project, kind, sort):
                found.setdefault(key(sort, name)[1], name)
            continue
        for folder in kind.place.homes_of(project=project):
            for above in homes(home, project):
                for entry in index.gathered(above, folder, kind.id):
                    for name in _called(entry, kind):
                        found.setdefault(key(kind.identity.sort, name)[1], name)
    return found


def _given(index: Index, home: str, project: bool, kind: Kind, sort: Sort) -> Iterator[str]:
    """The names that files of settings give."""
    for above in homes(home, project):
        for path in kind.place.paths_in(above):
            entry = index.get(path)
            yield from (each.name for each in entry.definitions if each.sort is sort) if entry else ()


def _called(entry: Entry, kind: Kind) -> Iterator[str]:
    if entry.own:
        yield entry.own.name
    if kind.identity.is_folder:
        yield entry.path.split("/")[-2]


def _visible(index: Index, home: str, project: bool, sort: Sort, kind: Kind) -> Mapping[str, str]:
    if sort is Sort.SERVER:
        return index.remembered(_servers, home, project, kind.vocabulary.mcp) if kind.vocabulary.mcp else {}
    return index.remembered(_names, home, project, naming(kind, sort), sort)


def _servers(index: Index, home: str, project: bool, mcp: Mcp) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for above in homes(home, project):
        for name in mcp.files:
            entry = index.get(f"{above.rstrip('/')}/{name}")
            for each in entry.definitions if entry else ():
                if each.sort is Sort.SERVER:
                    found.setdefault(mcp.spell(each.name), each.name)
    return found


def _meant(index: Index, word: str, home: str, project: bool, sort: Sort, kind: Kind) -> str:
    wanted = key(sort, word)[1]
    slots = index.remembered(_by_slot, home, project, sort, kind)
    near = [each for at in slots_near(wanted) for each in slots.get(at, ())]
    if len(near) > _MOST:
        near = [each for each in near if each[1][:5].lower() == word[:5].lower()][:_MOST]
    same = (name for bare, name in near if bare == wanted)
    return next(same, "") or max(
        (name for _, name in near if alike(word, name)), key=lambda name: _ratio(word.lower(), name.lower()), default=""
    )


def _by_slot(
    index: Index, home: str, project: bool, sort: Sort, kind: Kind
) -> Mapping[Slot, Sequence[tuple[str, str]]]:
    """The visible names, each as it is compared and as it is written."""
    found: dict[Slot, list[tuple[str, str]]] = {}
    for name in _visible(index, home, project, sort, kind).values():
        bare = key(sort, name)[1]
        found.setdefault(slot(bare), []).append((bare, name))
    return found
