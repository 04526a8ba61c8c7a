"""Names, and which of ten thousand are those that a slip may be for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.lazy_pattern import lazy_pattern
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from difflib import SequenceMatcher

Name = tuple[Sort, str]
"""What is named and by which name, as ``key`` makes it."""
Slot = tuple[Sort, str, int]
"""The sort of a name, its initial, and its length."""
_APART = 4
"""Characters by which a slip has fewer or more than what is meant."""
_SIMILAR, _SAME = 0.8, 0.9
"""How much of a part is the same at least, and of a name with other parts: twice what both have, of all they have."""
_ROUNDING = 0.01
"""By how much the library is asked for less: it leaves out some that are just similar enough."""
_FEW = 200
"""Names that are looked at one by one, without the library that finds those of many."""
_PART = lazy_pattern(r"[-_ .]+")


def key(sort: Sort, name: str) -> Name:
    """The name as the loosest of agent tools compares it: without letter case, separators, and the prefix of a plugin.

    Where a kind's names are not loose (``Identity.loose``), who asks looks at the spelling too.
    """
    bare = name.rpartition(":")[2].replace("-", "").replace("_", "").replace(" ", "").lower()
    # In the names of their tools, other characters of servers' names become `_`.
    return sort, "".join(c for c in bare if c.isalnum() or c == "*") if sort is Sort.SERVER else bare


class SimilarNames(Struct):
    """Names by what is alike in all that one may be a slip for."""

    _slots: dict[Slot, dict[str, frozenset[str] | str]] = field(default_factory=lambda: defaultdict(dict))
    """The ways to write each; most have one, which takes no set of its own."""

    def __iter__(self) -> Iterator[Name]:
        return ((slot[0], name) for slot, names in self._slots.items() for name in names)

    def add(self, name: Name, written: str) -> None:
        """Take a name in."""
        ways = self._slots[_slot(name)].setdefault(name[1], written)
        if written != ways and written not in _all(ways):
            self._slots[_slot(name)][name[1]] = frozenset({*_all(ways), written})

    def discard(self, name: Name) -> None:
        """Forget a name, in whichever ways it was written."""
        self._slots[_slot(name)].pop(name[1], None)

    def near(self, sort: Sort, word: str) -> Iterator[str]:
        """The names that a word may be a slip for, and those that are the same to a loose tool."""
        bare = key(sort, word)[1]
        slots = [self._slots.get((sort, bare[:1], len(bare) + by), {}) for by in range(1 - _APART, _APART)]
        few = sum(map(len, slots)) <= _FEW
        for slot in slots:
            for other in slot if few else _similar(bare, slot):
                yield from (each for each in _all(slot[other]) if other == bare or alike(word, each))


def alike(word: str, other: str) -> bool:
    """Whether one may be a slip for the other: short parts are the same, long ones resemble each other."""
    ours, theirs = _PART.split(word.lower()), _PART.split(other.lower())
    if len(ours) == len(theirs):
        return all(
            a == b or (min(len(a), len(b)) > 3 and _resemble(a, b, _SIMILAR)) for a, b in zip(ours, theirs, strict=True)
        )
    return _resemble("".join(ours), "".join(theirs), _SAME)


def likeness(one: str, other: str) -> float:
    """How much two words have in common, from 0 to 1."""
    return _matcher(one, other).ratio()


def _resemble(one: str, other: str, least: float) -> bool:
    matcher = _matcher(one, other)
    return matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least


def _matcher(one: str, other: str) -> SequenceMatcher[str]:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False)


def _similar(bare: str, names: Iterable[str]) -> list[str]:
    """All that ``alike`` may say yes to, and some more: where parts resemble each other, so do the whole names."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import extract_iter

    found = extract_iter(bare, iter(names), scorer=Indel.normalized_similarity, score_cutoff=_SIMILAR - _ROUNDING)
    return [name for name, _, _ in found]


def _slot(name: Name) -> Slot:
    return name[0], name[1][:1], len(name[1])


def _all(ways: frozenset[str] | str) -> frozenset[str] | tuple[str]:
    return (ways,) if isinstance(ways, str) else ways
