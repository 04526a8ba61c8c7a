"""A line of the file with what is reported underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from agentls.cli.report import Excerpt

_CUT = "..."
_JOINERS = "\u200c\u200d"


class Frame(NamedTuple):
    """What to print; columns of a terminal."""

    line: str
    indent: int
    """Columns before the underline."""
    length: int


def frame(excerpt: Excerpt, width: int) -> Frame:
    """The line, cut to about ``width`` columns around what is reported."""
    first, last = _window(excerpt, width)
    before, indent = _visible(excerpt.text[first : excerpt.start], False)
    marked, length = _visible(excerpt.text[excerpt.start : min(excerpt.end, last)], True)
    after, _ = _visible(excerpt.text[min(excerpt.end, last) : last], False)
    opening = _CUT if first or excerpt.cut_before else ""
    closing = _CUT if last < len(excerpt.text) or excerpt.cut_after else ""
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
    if text.isascii() and text.isprintable():
        return text, len(text)
    from unicodedata import combining, east_asian_width

    shown, columns = [], 0
    for char in text:
        if char == "\t":
            piece, wide = "    ", 4
        elif char.isprintable() or (not marked and _harmless(char)):
            thin = combining(char) or char in _JOINERS or char == "\ufe0f"
            piece, wide = char, 0 if thin else 1 + (east_asian_width(char) in "WF")
        else:
            piece = f"<U+{ord(char):04X}>"
            wide = len(piece)
        shown.append(piece)
        columns += wide
    return "".join(shown), columns


def _harmless(char: str) -> bool:
    """Invisible, but of no consequence for what a terminal shows beside it."""
    return char in _JOINERS or (char.isspace() and char > "\x7f" and char not in "\x85\u2028\u2029")
