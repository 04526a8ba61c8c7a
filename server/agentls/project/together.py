"""The files that are loaded together, and what their descriptions come to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.named_tuple import NamedTuple
from agentls.project.file_groups import FileGroups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.project.entries import Entry

MANY = 20
"""Files with one description that are told one by one."""
Group = tuple[str, str, str]
"""Home, folder and kind of files that are loaded together."""


class Load(NamedTuple):
    """What the descriptions of files that are loaded together come to."""

    tokens: int
    files: int
    """How many have a name."""
    longest: str
    """The path of the file whose description is longest."""


_NOTHING = Load(0, 0, "")


class Together(Struct):
    """The groups of files, by path. Changes only by ``change``."""

    _tokens: dict[Group, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    """Those of each file's description."""
    _loads: dict[Group, Load] = field(default_factory=dict)
    _alike: FileGroups[int] = field(default_factory=FileGroups)
    """The files of a group that are described by the same words, by a number that stands for both."""

    def change(self, before: Entry | None, after: Entry | None) -> None:
        """Take in that a file has come, changed or gone."""
        for each in _described(before):
            self._alike.discard(each, before.path if before else "")
        for each in _described(after):
            self._alike.add(each, after.path if after else "")
        if before and (after is None or group_of(before) != group_of(after)):
            self._remove(before)
            before = None
        if after:
            self._put(before, after)

    def paths(self, group: Group) -> Iterable[str]:
        """The files of a group, in the order they came."""
        return self._tokens.get(group, ())

    def load(self, entry: Entry) -> Load:
        """What the descriptions of the files come to that are loaded together with one."""
        return self._loads.get(group_of(entry), _NOTHING)

    def described_alike(self, entry: Entry) -> list[str] | None:
        """The files loaded together with one whose descriptions have its words, itself too; None for very many."""
        found = [path for wanted in _described(entry) for path in self._alike[wanted]]
        return sorted(found) if len(found) <= MANY else None

    def concerned(self, changed: Iterable[Entry]) -> set[str]:
        """The files whose findings hang on how others are described: the longest, and those with the same words."""
        found = {self.load(entry).longest for entry in changed}
        for wanted in (each for entry in changed for each in _described(entry)):
            # What is said of very many does not hang on each of them.
            paths = self._alike[wanted]
            found.update(paths if len(paths) <= MANY + 1 else ())
        return found - {""}

    def _remove(self, entry: Entry) -> None:
        group = group_of(entry)
        tokens, load = self._tokens[group], self._loads[group]
        gone = tokens.pop(entry.path)
        if not tokens:
            del self._tokens[group], self._loads[group]
            return
        longest = _longest(tokens) if load.longest == entry.path else load.longest
        self._loads[group] = Load(load.tokens - gone, load.files - bool(entry.own), longest)

    def _put(self, before: Entry | None, entry: Entry) -> None:
        tokens, load = self._tokens[group_of(entry)], self.load(entry)
        grown = _size(entry) - tokens.get(entry.path, 0)
        tokens[entry.path] = _size(entry)
        longest = load.longest
        if longest == entry.path:
            longest = _longest(tokens) if grown < 0 else longest
        elif tokens[entry.path] > tokens.get(longest, -1):
            longest = entry.path
        more = bool(entry.own) - bool(before and before.own)
        self._loads[group_of(entry)] = Load(load.tokens + grown, load.files + more, longest)


def group_of(entry: Entry) -> Group:
    """The group that a file is loaded in."""
    return entry.home, entry.folder, entry.kind


def _longest(tokens: dict[str, int]) -> str:
    return max(tokens, key=tokens.__getitem__)


def _described(entry: Entry | None) -> tuple[int, ...]:
    """What the words of its description stand under; nothing where it has none, or is not shown to models."""
    own = entry.own if entry else None
    return (hash((group_of(entry), own.words)),) if entry and own and own.words and not own.hidden else ()


def _size(entry: Entry) -> int:
    # What models may not start is not shown to them.
    return entry.own.tokens if entry.own and not entry.own.hidden else 0
