"""A line of the file with what is reported underlined."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from agentls.cli.report import Excerpt

_CUT = "..."
_JOINERS = "\u200c\u200d"
_OTHER = lazy_pattern("[^ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u21ff\u2500-\u257f]")
"""What a terminal may show otherwise than as it is in one column: not ASCII, Latin, punctuation, arrows and boxes."""


class Frame(NamedTuple):
    """What to print; columns of a terminal."""

    line: str
    indent: int
    """Columns before the underline."""
    length: int


def frame(excerpt: Excerpt, width: int) -> Frame:
    """The line, cut to about ``width`` columns around what is reported."""
    first, last = _window(excerpt, width)
    opening = _CUT if first or excerpt.cut_before else ""
    closing = _CUT if last < len(excerpt.text) or excerpt.cut_after else ""
    shown = excerpt.text[first:last]
    if not _OTHER.search(shown):
        indent, length = excerpt.start - first, min(excerpt.end, last) - excerpt.start
        return Frame(f"{opening}{shown}{closing}", len(opening) + indent, max(1, length))
    before, indent = _visible(excerpt.text[first : excerpt.start], False)
    marked, length = _visible(excerpt.text[excerpt.start : min(excerpt.end, last)], True)
    after, _ = _visible(excerpt.text[min(excerpt.end, last) : last], False)
    return Frame(f"{opening}{before}{marked}{after}{closing}", len(opening) + indent, max(1, length))


def _window(excerpt: Excerpt, width: int) -> tuple[int, int]:
    text, start = excerpt.text, excerpt.start
    if len(text) <= width and not (excerpt.cut_before or excerpt.cut_after):
        return 0, len(text)
    room = width - 2 * len(_CUT)
    before = max(room // 3, room - (excerpt.end - start) - room // 3) if excerpt.end - start < room else room // 6
    first = max(0, min(start - before, len(text) - room) if not excerpt.cut_after else start - before)
    first = min(first, start)
    return first, min(len(text), first + room)


def _visible(text: str, marked: bool) -> tuple[str, int]:
    """Characters as a terminal can show them, and how many columns they take."""
    others = _OTHER.findall(text)
    columns = len(text) - len(others) + sum(_cell(char, marked)[1] for char in others)
    return _OTHER.sub(lambda found: _cell(found[0], marked)[0], text), columns


@lru_cache(4096)
def _cell(char: str, marked: bool) -> tuple[str, int]:
    """The same of one character."""
    from unicodedata import combining, east_asian_width

    if char == "\t":
        return "    ", 4
    if char.isprintable() or (not marked and _harmless(char)):
        thin = combining(char) or char in _JOINERS or char == "\ufe0f"
        return char, 0 if thin else 1 + (east_asian_width(char) in "WF")
    piece = f"<U+{ord(char):04X}>"
    return piece, len(piece)


def _harmless(char: str) -> bool:
    """Invisible, but of no consequence for what a terminal shows beside it."""
    return char in _JOINERS or (char.isspace() and char > "\x7f" and char not in "\x85\u2028\u2029")
