"""Finding what an edit leaves alone of a body that is cut at its headings."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.syntax.nodes import Body, Markdown

_LINE = lazy_pattern(r"[^\r\n]*(?:\r\n?|\n)?")


class Change(NamedTuple):
    """What has to be read again."""

    first: int
    """The first old section that is not kept."""
    last: int
    """The first old section after those that is kept again, if its heading still is one."""
    start: int
    """Where the new text has to be read from."""
    growth: int
    """How much further on what follows stands."""

    def ends(self, body: Body, last: int) -> Span:
        """The heading of an old section in the new text, which has to be read too; empty where there is no section."""
        end = (body.starts[last] if last < len(body.starts) else len(body.text)) + self.growth
        return Span(end, end + (_heading(body.sections[last]) if last < len(body.starts) else 0))


def change(old: Body, new: str) -> Change:
    """What an edit that made the text ``new`` leaves to be read again."""
    text, starts = old.text, old.starts
    same = _common(text, new)
    tail = _common_end(text, new, min(len(text), len(new)) - same)
    first = max(bisect_right(starts, same) - 1, 0)
    while first and not _stands(old.sections[first], same - starts[first]):
        first -= 1
    last = bisect_right(starts, max(len(text) - tail, starts[first]))
    return Change(first, last, starts[first], len(new) - len(text))


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
