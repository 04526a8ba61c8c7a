"""Files that look like agent files and are not checked, and the settings that would have them checked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.project.kinds import is_documentation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from agentls.cli.checker import Checker
    from agentls_schemas.kind import Kind

_STRAYS = 4
"""In a folder of agents, one file in so many may have lost its header."""
_LOST = 3
"""So many for each that has one, where the collection as a whole has few."""
_STEPS = 3
"""Deeper folders are not counted one by one."""
_STRAY = lazy_pattern("[\ud800-\udfff]")
_SPECIAL = lazy_pattern(r"[\\*?\[\]!#]")


class Lookalike(NamedTuple):
    """A file that is not checked."""

    path: str
    """Absolute."""
    kind: Kind
    """What it looks like."""


def find_lookalikes(checker: Checker, paths: Iterable[str]) -> list[Lookalike]:
    """Of files that are not checked those that look like agent files, in order."""
    found = []
    for path in paths:
        data = checker.files.read(path)
        kind = checker.look_of(path, data) if isinstance(data, bytes) else None
        if kind:
            found.append(Lookalike(path, kind))
    return found


def kinds_for(found: Sequence[Lookalike], paths: Iterable[str], root: str) -> Mapping[str, str]:
    """Globs for the setting ``kinds``, each with the id of a kind.

    Args:
        found: the files to be checked.
        paths: all files that are not checked; folders where few others lie are taken whole.
        root: the folder that globs count from. Files outside of it are left out.
    """
    every = [path.removeprefix(f"{root}/") for path in paths if path.startswith(f"{root}/")]
    by_kind: defaultdict[Kind, set[str]] = defaultdict(set)
    for path, kind in found:
        by_kind[kind].add(path.removeprefix(f"{root}/"))
    lines: dict[str, str] = {}
    for kind, alike in by_kind.items():
        ending = kind.identity.extension
        there = [path for path in every if path.endswith(ending) and not is_documentation(kind, path)]
        mine, others = [p for p in there if p in alike], [p for p in there if p not in alike]
        lines |= dict.fromkeys(_split(mine, others, ending), kind.id)
    return lines


def _split(mine: list[str], others: list[str], ending: str) -> Iterator[str]:
    """Globs for files below a folder, its own first: of folders where they can be taken whole, else of each file."""
    # Where a collection as a whole has few other files, those in a folder of it have more likely lost their headers.
    share = _LOST if len(others) * _STRAYS <= len(mine) else 1 / _STRAYS
    pending = [("", mine, others)]
    while pending:
        folder, alike, strange = pending.pop()
        if folder and len(strange) <= len(alike) * share:
            yield _glob(folder, alike, ending)
            continue
        yield from map(_anchored, sorted(path for path in alike if "/" not in path[len(folder) :]))
        below = _by_folder(folder, alike, strange)
        pending += [(each, *below[each]) for each in sorted(below, reverse=True) if below[each][0]]


def _by_folder(folder: str, mine: list[str], others: list[str]) -> dict[str, tuple[list[str], list[str]]]:
    """Paths by the folder right below one (empty, or ending in ``/``) that leads to them."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for number, paths in enumerate((mine, others)):
        for path in paths:
            step, divided, _ = path[len(folder) :].partition("/")
            if divided:
                found.setdefault(f"{folder}{step}/", ([], []))[number].append(path)
    return found


def _glob(folder: str, alike: list[str], ending: str) -> str:
    depths = {path.count("/") - folder.count("/") for path in alike}
    steps = "*/" * min(depths) if len(depths) == 1 and min(depths) <= _STEPS else "**/"
    return _anchored(folder) + f"{steps}*{ending}"


def _anchored(path: str) -> str:
    """A path as a glob that fits it alone."""
    # TOML holds no bytes that are no text.
    escaped = _STRAY.sub("?", _SPECIAL.sub(r"\\\g<0>", path))
    return escaped if "/" in path else f"/{escaped}"
