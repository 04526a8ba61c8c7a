"""What is kept of a file between checks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import repeat
from operator import is_
from typing import TypeVar, cast

from msgspec import Struct, field

from agentls.named_tuple import NamedTuple

T = TypeVar("T")
_KINDS = 8
"""How many other arguments the pieces of a file are looked at with: it may be read as several kinds."""
_MANY = 64
"""Results of new texts after which old texts are forgotten: typing makes some with each letter."""


class _Pieces(NamedTuple):
    """The pieces of a file when they were last looked at."""

    pieces: Sequence[Hashable]
    results: list[object]
    more: tuple[object, ...]


_NOTHING = _Pieces((), [], ())


class Memo(Struct):
    """Results of pure functions over pieces of text, kept while the file changes around them.

    Bounded: of ``limit`` results, those go first that were not asked for of late.
    """

    limit: int = 8192
    _kept: dict[Hashable, object] = field(default_factory=dict)
    """Results that were asked for since others were last forgotten."""
    _older: dict[Hashable, object] = field(default_factory=dict)
    _made: int = 0
    """How many were computed since then."""
    _latest: dict[Hashable, tuple[tuple[Hashable, ...], object]] = field(default_factory=dict)
    _last: dict[Hashable, dict[tuple[int, ...], _Pieces]] = field(default_factory=dict)
    _compared: list[tuple[Sequence[object], Sequence[object], int, int]] = field(default_factory=list)

    def __call__(self, function: Callable[..., T], *args: Hashable) -> T:
        """``function(*args)``, computed once."""
        key = (function, *args)
        if key in self._kept:
            return cast("T", self._kept[key])
        if key in self._older:
            found = self._older.pop(key)
        else:
            found = function(*args)
            self._made += 1
        if len(self._kept) >= self.limit // 2:
            self._age()
        self._kept[key] = found
        return cast("T", found)

    def latest(self, function: Callable[..., T], *args: Hashable) -> T:
        """The same of results that take much room: only the last is kept."""
        known = self._latest.get(function)
        if known is None or known[0] != args:
            known = self._latest[function] = args, function(*args)
        return cast("T", known[1])

    def turn(self) -> None:
        """The file is about to be looked at again: forget what none of the last looks has asked for, if it is much."""
        if self._made >= _MANY:
            self._age()

    def _age(self) -> None:
        self._older, self._kept, self._made = self._kept, {}, 0

    def each(self, function: Callable[..., T], pieces: Sequence[Hashable], *more: object) -> Sequence[T]:
        """``function(piece, *more)`` of all pieces of a file, computed for those only that were not there last time."""
        last = self._last.setdefault(function, {})
        wanted = tuple(map(id, more))
        known, results, _ = last.pop(wanted, _NOTHING)
        if not known:
            results = [*map(function, pieces, *map(repeat, more))]
        elif known is not pieces:
            ahead, behind = self._common(known, pieces)
            end = len(pieces) - behind
            # Seldom is more than one piece new, or does one stand elsewhere.
            kept = dict(zip(map(id, known), results, strict=True)) if end > ahead + 1 else {}
            between = [kept[id(p)] if id(p) in kept else function(p, *more) for p in pieces[ahead:end]]
            results = [*results[:ahead], *between, *results[len(known) - behind :]]
        # What else there was is kept too, or another object could have its number.
        last[wanted] = _Pieces(pieces, results, more)
        if len(last) > _KINDS:
            del last[next(iter(last))]
        return cast("Sequence[T]", results)

    def leave_file(self) -> None:
        """Forget the pieces of a file, of which another has none; what was found of any text is kept."""
        self._last.clear()
        self._latest.clear()
        self._compared.clear()

    def _common(self, known: Sequence[object], pieces: Sequence[object]) -> tuple[int, int]:
        """How many pieces are the same at the beginning and at the end; many functions look at the same ones."""
        for old, new, ahead, behind in self._compared:
            if old is known and new is pieces:
                return ahead, behind
        ahead = _alike(known, pieces)
        behind = _alike(known[ahead:][::-1], pieces[ahead:][::-1])
        if len(pieces) > 1:
            self._compared = [*self._compared[-1:], (known, pieces, ahead, behind)]
        return ahead, behind


def _alike(first: Sequence[object], second: Sequence[object]) -> int:
    """How many of the first objects are the same."""
    same = [*map(is_, first, second)]
    return same.index(False) if False in same else len(same)
