"""Counts the calls that a piece of work takes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from growth.families import FAMILIES
from growth.work import list_work

if TYPE_CHECKING:
    from growth.work import Work

_LEAST = 3000
"""Calls that go into whatever is done once."""


def compare(name: str, work: str, size: int) -> tuple[int, int]:
    """The calls for a text of a family of that size, and for one of four times the size."""
    small, large = (_warm(_prepare(name, work, each)) for each in (size, 4 * size))
    return max(small, _LEAST), large


def do(name: str, work: str, size: str) -> None:
    """Do it, uncounted."""
    _prepare(name, work, int(size))()


def _prepare(name: str, work: str, size: int) -> Work:
    family = FAMILIES[name]
    return dict(list_work(family.text(size), family.path))[work]()


def _warm(work: Work) -> int:
    work()  # what is loaded, and what is computed once, is no step
    return count(work)


def count(work: Work) -> int:
    """The calls that a piece of work takes."""
    calls = 0

    def seen(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls
