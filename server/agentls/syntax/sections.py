"""Finding what an edit leaves alone of a body that is cut at its headings."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from agentls.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agentls.syntax.nodes import Markdown

_LINE = lazy_pattern(r"[^\r\n]*(?:\r\n?|\n)?")


class Change(NamedTuple):
    """What has to be read again."""

    first: int
    """The first old section that is not kept."""
    last: int
    """The first old section after those that is kept again."""
    start: int
    """Where the new text has to be read from."""
    end: int
    """And to: where the section ``last`` begins in the new text."""
    next_line: int
    """The end of that section's heading, which must still be one; ``end`` where there is no such section."""


def change(old: str, new: str, sections: Sequence[Markdown]) -> Change:
    """What an edit that made ``new`` of ``old`` leaves to be read again."""
    starts = list(accumulate((len(section.text) for section in sections[:-1]), initial=0))
    same = _common(old, new)
    tail = _common_end(old, new, min(len(old), len(new)) - same)
    first = max(bisect_right(starts, same) - 1, 0)
    while first and not _stands(sections[first], same - starts[first]):
        first -= 1
    last = bisect_right(starts, max(len(old) - tail, starts[first]))
    if last == len(sections):
        return Change(first, last, starts[first], len(new), len(new))
    end = starts[last] + len(new) - len(old)
    return Change(first, last, starts[first], end, end + _heading(sections[last]))


def _stands(section: Markdown, same: int) -> bool:
    """Whether its heading is sure to be one still: its line, end included, is in the first ``same`` characters."""
    end = _heading(section)
    return end <= same and section.text[end - 1] in "\r\n"


def _heading(section: Markdown) -> int:
    """The length of a section's first line, its end included."""
    line = _LINE.match(section.text)
    return line.end() if line else 0


def _common(old: str, new: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if old[low:middle] == new[low:middle] else (low, middle - 1)
    return low


def _common_end(old: str, new: str, most: int) -> int:
    """How many characters both end with, at most ``most``."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        same = old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]
        low, high = (middle, high) if same else (low, middle - 1)
    return low
