"""What kind of agent file a path is: by where it stands, and where that leaves doubt, by its header."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from agentls.format import Layout
from agentls_schemas import KINDS, OUTLINES
from agentls_schemas.foreign_homes import foreign_paths
from agentls_schemas.kind import Kind
from agentls_schemas.outline import Outline

if TYPE_CHECKING:
    from agentls.syntax.nodes import Header
    from agentls_schemas.identity import Sort
    from agentls_schemas.place import Misplaced


Known = Kind | Outline
"""A kind, whether it is loaded or not."""

_ALL: tuple[Known, ...] = tuple(OUTLINES.values())
_USUAL = Layout()


def find(kind_id: str) -> Kind | None:
    """The kind with this id, such as the ones ``--as`` takes."""
    return KINDS.get(kind_id)


@lru_cache(maxsize=1024)
def naming(kind: Known, sort: Sort) -> tuple[Kind, ...]:
    """The kinds of files that give the names of a sort which files of a kind can mean.

    They are those of its own tool; where that has none, such as of skills, those of any.
    """
    found = [each for each in _ALL if each.identity.sort is sort or sort in each.identity.gives]
    own = [each for each in found if each.dialect == kind.dialect or each.tool == kind.tool]
    return tuple(map(_loaded, own or found))


def candidates(path: PurePath, kinds: Iterable[Known] = _ALL) -> tuple[Known, ...]:
    """The kinds that a file at ``path`` may be of, whatever it says; first those whose place is certain."""
    place = path.as_posix()
    fitting = [kind for kind in kinds if _may_be(kind, place)]
    return tuple(sorted(fitting, key=lambda kind: not _is_certain(kind, place)))


def layout_of(path: PurePath) -> Layout:
    """What a file at ``path`` is written in, going by its place: front matter where no kind is at home there."""
    return _layout_at(path.as_posix())


def detect(
    path: PurePath,
    header: Header | None,
    kinds: Iterable[Known] = _ALL,
    exists: Callable[[PurePath], bool] | None = None,
) -> Kind | None:
    """The kind of the file at ``path``; None where neither its place nor its header says one.

    Args:
        path: absolute, or relative to any folder: no pattern depends on a root.
        header: the file's header, if it has one.
        kinds: the kinds to tell apart; of several that fit, the first is meant.
        exists: whether a path exists; None where nobody can say.
    """
    place = path.as_posix()
    certain = (kind for kind in kinds if _is_certain(kind, place) and _stands_beside(kind, path, exists))
    found = next(certain, None) or (_by_header(place, header, kinds) if header else None)
    return _loaded(found) if found else None


def _by_header(place: str, header: Header, kinds: Iterable[Known]) -> Known | None:
    keys = {entry.key.value for entry in header.root.entries}
    likely = next((kind for kind in kinds if _likely(kind, place) and kind.place.evidence <= keys), None)
    return likely or next((kind for kind in kinds if _astray(kind, place, keys)), None)


def _loaded(kind: Known) -> Kind:
    return KINDS[kind.id] if isinstance(kind, Outline) else kind


def _stands_beside(kind: Known, path: PurePath, exists: Callable[[PurePath], bool] | None) -> bool:
    """Whether what has to stand beside a file of the kind does."""
    marks = kind.place.beside
    return not marks or exists is None or any(exists(above / mark) for above in path.parents for mark in marks)


def may_be_agent_file(path: str, kinds: Iterable[Known] = _ALL) -> bool:
    """Whether a file at this path (parts divided by ``/``) may be of any kind, whatever its header says."""
    return any(_may_be(kind, path) for kind in kinds)


def lookalikes(path: str) -> tuple[Known, ...]:
    """The kinds that a file at this path (parts divided by ``/``) can look like by its header, wherever it lies."""
    return tuple(kind for kind in _ALL if kind.place.own and _may_look(kind, path))


def look_of(header: Header | None, kinds: Iterable[Known]) -> Kind | None:
    """Of some kinds the one that a header looks like: it has the kind's own fields, and most of its keys are known.

    Args:
        header: of a file whose place says nothing.
        kinds: see ``lookalikes``.
    """
    keys = {entry.key.value for entry in header.root.entries} if header else set()
    alike = (_loaded(kind) for kind in kinds if kind.place.evidence <= keys and kind.place.own & keys)
    best = max(alike, key=lambda kind: len(kind.fields.keys() & keys), default=None)
    # Workflows and pages have a name, a description and one more of an agent's words, beside many of their own.
    return best if best and len(best.fields.keys() & keys) * 2 >= len(keys) else None


def glob_of(kind: Kind, path: PurePath) -> str:
    """The glob by which a file at a place is of the kind; empty where its place has no say in that."""
    place = path.as_posix()
    globs = (*kind.place.paths, *kind.place.likely, *(glob for case in kind.place.misplaced for glob in case.paths))
    return next((glob for glob in globs if matches((glob,), place)), "")


def is_documentation(kind: Known, path: str) -> bool:
    """Whether a file is called as documentation is, so that it is none of the kind where no tool says so."""
    return path.rpartition("/")[2] in kind.place.documentation


def misplaced(
    kind: Kind, path: PurePath, header: Header | None, exists: Callable[[PurePath], bool]
) -> Misplaced | None:
    """Why its tool does not find a file of the kind at its place; None where it does, as far as is known."""
    keys = {entry.key.value for entry in header.root.entries} if header else set()
    case = _astray(kind, path.as_posix(), keys)
    return None if case is None or _is_anothers(case, path, exists) else case


def is_put_away(kind: Kind, path: PurePath, exists: Callable[[PurePath], bool]) -> bool:
    """Whether a file of the kind lies where its tool does not find it, and is meant to lie there."""
    place = path.as_posix()
    cases = (case for case in kind.place.misplaced if matches(case.paths, place) and not matches(case.found, place))
    return any(matches(case.not_paths, place) and not _is_anothers(case, path, exists) for case in cases)


def scope(kind: Known, path: PurePath, exists: Callable[[PurePath], bool]) -> str:
    """Which of the kind's scopes the file is in, by its place or by a mark in a folder above; empty for none."""
    place = path.as_posix()
    for name, globs in kind.place.scopes.items():
        if matches(globs, place):
            return name
    for name, marks in kind.place.scope_marks.items():
        if any(exists(place) for mark in marks for place in _above(path.parent, mark)):
            return name
    return ""


@lru_cache(maxsize=1024)
def _above(folder: PurePath, mark: str) -> tuple[PurePath, ...]:
    """Where a mark stands that holds for a folder."""
    # Ten thousand files lie in few folders.
    return tuple(each / mark for each in (folder, *folder.parents))


def matches(globs: tuple[str, ...], place: str) -> bool:
    """Whether a path (parts divided by ``/``) fits one of some globs (see ``Place``)."""
    return any(mark in place for mark in _marks(globs)) and _compiled(globs).fullmatch(place) is not None


@lru_cache(maxsize=1024)
def _layout_at(place: str) -> Layout:
    # Asked at each keystroke of the same few files. Most lie where they certainly are of a kind.
    certain = next((kind for kind in _ALL if _is_certain(kind, place)), None)
    kind = certain or next((kind for kind in _ALL if _may_be(kind, place)), None)
    return kind.layout if kind else _USUAL


def _may_be(kind: Known, place: str) -> bool:
    return _is_certain(kind, place) or _likely(kind, place) or bool(_strays(kind, place))


def _is_certain(kind: Known, place: str) -> bool:
    return matches(kind.place.paths, place) and not matches(kind.place.skipped, place)


def _likely(kind: Known, place: str) -> bool:
    return (
        matches(kind.place.likely, place)
        and not matches(kind.place.unlikely, place)
        and not matches(foreign_paths(kind), place)
    )


def _may_look(kind: Known, place: str) -> bool:
    ends = place.endswith(kind.identity.extension)
    return ends and not is_documentation(kind, place) and not matches(_elsewhere(kind), place)


@cache
def _elsewhere(kind: Known) -> tuple[str, ...]:
    return kind.place.unlikely + foreign_paths(kind)


def _astray(kind: Known, place: str, keys: set[str]) -> Misplaced | None:
    return next((case for case in _strays(kind, place) if case.evidence <= keys), None)


def _strays(kind: Known, place: str) -> list[Misplaced]:
    return [
        case
        for case in kind.place.misplaced
        if matches(case.paths, place) and not matches(case.not_paths + case.found, place)
    ]


def _is_anothers(case: Misplaced, path: PurePath, exists: Callable[[PurePath], bool]) -> bool:
    return any(exists(folder / mark) for folder in path.parents[1:] for mark in case.unless)


@lru_cache(maxsize=256)
def _marks(globs: tuple[str, ...]) -> tuple[str, ...]:
    """The longest stretches without stars, one of which stands in each path that fits: few globs are compiled then."""
    return tuple(max(re.split(r"[*?]+", glob), key=len).strip("/") for glob in globs)


@lru_cache(maxsize=256)
def _compiled(globs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_regex, globs)), re.S)


def _regex(glob: str) -> str:
    """A gitignore glob that floats: it fits below any folder."""
    parts = glob.strip("/").split("/")
    if parts[0] != "**":
        parts.insert(0, "**")
    inner = "".join("(?:[^/]*/)*" if part == "**" else _part(part) + "/" for part in parts[:-1])
    return inner + (".*" if parts[-1] == "**" else _part(parts[-1]))


def _part(part: str) -> str:
    return re.escape(part).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
