"""What is kept of a file between checks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from operator import is_, is_not
from typing import TypeVar, cast

T = TypeVar("T")


@dataclass
class Memo:
    """Results of pure functions over pieces of text, kept while the file changes around them.

    Bounded: at ``limit`` results, the half that was not asked for longest is dropped.
    """

    limit: int = 8192
    _kept: dict[Hashable, object] = field(default_factory=dict)
    _last: dict[Hashable, tuple[Sequence[Hashable], list[object], tuple[object, ...]]] = field(default_factory=dict)

    def __call__(self, function: Callable[..., T], *args: Hashable) -> T:
        """``function(*args)``, computed once."""
        key = (function, *args)
        if key in self._kept:
            # Put last again: the order is that of use.
            found = self._kept.pop(key)
        else:
            found = function(*args)
            if len(self._kept) >= self.limit:
                for old in list(self._kept)[: self.limit // 2]:
                    del self._kept[old]
        self._kept[key] = found
        return cast("T", found)

    def each(self, function: Callable[..., T], pieces: Sequence[Hashable], *more: object) -> Sequence[T]:
        """``function(piece, *more)`` of all pieces of a file, computed for those only that were not there last time."""
        known, results, given = self._last.get(function, ((), [], more))
        if any(map(is_not, given, more)):
            known, results = (), []
        if known is not pieces:
            ahead = _alike(known, pieces)
            behind = _alike(known[ahead:][::-1], pieces[ahead:][::-1])
            end = len(pieces) - behind
            # Seldom is more than one piece new, or does one stand elsewhere.
            kept = dict(zip(map(id, known), results, strict=True)) if end > ahead + 1 else {}
            between = [kept[id(p)] if id(p) in kept else function(p, *more) for p in pieces[ahead:end]]
            results = [*results[:ahead], *between, *results[len(known) - behind :]]
            self._last[function] = pieces, results, more
        return cast("Sequence[T]", results)


def _alike(first: Sequence[object], second: Sequence[object]) -> int:
    """How many of the first objects are the same."""
    same = [*map(is_, first, second)]
    return same.index(False) if False in same else len(same)
