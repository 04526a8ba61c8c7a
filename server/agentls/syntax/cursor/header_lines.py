"""Header lines read one by one, so that a header too broken for any YAML reader still has places.

What a line says is its ``Mark``s: the dashes of list items and a key. Their columns alone tell what
holds what.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.format import ITEM
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.text import Text

_BLANKS = lazy_pattern(r"[ \t]*")
_DASH = lazy_pattern(r"-(?=[ \t]|$)[ \t]*")
# A word directly followed by a colon is a key even before the space after it is typed.
_KEY = lazy_pattern(
    r"""(?P<word>[\w.$-]+|"[^"]*"|'[^']*')[ \t]*:(?!/)|(?P<loose>[^\s#\[{&*!|>%@`"'-][^:#]*?):(?=\s|$)"""
)
_BLOCK = lazy_pattern(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")


class Mark(NamedTuple):
    """A dash or a key, at its column."""

    column: int
    step: str
    """The key, or ``ITEM``."""
    start: int
    """Its offset in the file."""
    after: int
    """The offset behind the dash's blanks, or behind the key's colon."""


class Line(Struct, frozen=True, dict=True):
    """A line of the header."""

    number: int
    start: int
    text: str

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Its dashes and its key, from left to right."""
        return tuple(_marks(self.text, self.start))

    @property
    def end(self) -> int:
        """The offset of its line end."""
        return self.start + len(self.text)

    @cached_property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip(" \t"))

    @property
    def blank(self) -> bool:
        """Whether nothing is written on it, comments aside."""
        rest = self.text.lstrip()
        return not rest or rest.startswith("#")

    @property
    def key(self) -> Mark | None:
        """The key on it."""
        return next((m for m in self.marks if m.step != ITEM), None)


class Holder(NamedTuple):
    """A mark that holds a place, with its line."""

    line: Line
    mark: Mark

    @property
    def written(self) -> str:
        """What is written behind it on its line, trimmed; a comment counts as nothing."""
        rest = self.line.text[self.mark.after - self.line.start :].strip()
        return "" if rest.startswith("#") else rest

    @property
    def opens_block(self) -> bool:
        """Whether a block scalar begins behind it."""
        return _BLOCK.match(self.written) is not None


class Lines(Struct, frozen=True):
    """The lines between the header's fences."""

    text: Text
    first: int
    last: int

    def __getitem__(self, number: int) -> Line:
        span = self.text.line_span(number)
        return Line(number, span.start, span.of(self.text.clean))

    def below(self, number: int) -> Iterator[Line]:
        """The lines after that one, downwards."""
        return (self[n] for n in range(number + 1, self.last + 1))

    def above(self, number: int) -> Iterator[Line]:
        """The lines before that one, upwards."""
        return (self[n] for n in range(number - 1, self.first - 1, -1))

    def holders(self, line: Line, column: int) -> list[Holder]:
        """What holds something at ``column`` of a line, outermost first; marks left of it on the line count."""
        found: list[Holder] = []
        for near in (line, *self.above(line.number)) if column else ():
            if not near.blank:
                found += _holding(near, column, found)
            if found:
                column = found[-1].mark.column
                if column == 0 and found[-1].mark.step != ITEM:
                    break
        return found[::-1]

    def siblings(self, line: Line, column: int) -> dict[str, str]:
        """The other keys at ``column`` of the map around a line, with what is written behind them."""
        heads_item = any(m.step == ITEM and m.column < column for m in line.marks)
        above = {} if heads_item else _keys(self.above(line.number), column, upwards=True)
        return above | _keys(self.below(line.number), column, upwards=False)

    def items(self, line: Line, column: int) -> list[str]:
        """What the other items of a list with its dashes at ``column`` say."""
        above, below = _items(self.above(line.number), column), _items(self.below(line.number), column)
        return [*reversed(above), *below]


def _items(lines: Iterable[Line], column: int) -> list[str]:
    found: list[str] = []
    for line in lines:
        dash = line.marks[0] if line.marks else None
        if dash and dash.step == ITEM and dash.column == column:
            found.append(line.text[dash.after - line.start :].partition(" #")[0].strip().strip("\"'"))
        elif not line.blank and line.indent <= column:
            break
    return found


def _holding(line: Line, column: int, inner: list[Holder]) -> list[Holder]:
    """The marks of a line that hold what begins at ``column``, innermost first."""
    found: list[Holder] = []
    for mark in reversed(line.marks):
        # A list may stand at the column of the key that holds it.
        same = mark.column == column and mark.step != ITEM and bool(inner) and inner[-1].mark.step == ITEM
        if mark.column < column or (same and not found):
            found.append(Holder(line, mark))
    return found


def _keys(lines: Iterable[Line], column: int, *, upwards: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        leaves = not line.blank and line.indent < column
        if leaves and not upwards:
            break
        key = line.key
        if key and key.column == column:
            found.setdefault(key.step, Holder(line, key).written)
        if leaves:
            break
    return found


def _marks(line: str, start: int) -> Iterator[Mark]:
    blanks = _BLANKS.match(line)
    at = blanks.end() if blanks else 0
    while dash := _DASH.match(line, at):
        yield Mark(at, ITEM, start + at, start + dash.end())
        at = dash.end()
    if key := _KEY.match(line, at):
        yield Mark(at, (key["word"] or key["loose"]).strip("\"'"), start + at, start + key.end())
