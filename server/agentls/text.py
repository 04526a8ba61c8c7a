"""Text and places in it: the one module that knows lines, columns and their encodings.

Offsets and spans count Unicode code points from 0. Lines end at ``\\n``, ``\\r\\n`` and a lone
``\\r`` only, as the Language Server Protocol says; ``str.splitlines`` knows more and is not used.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple

Encoding = Literal["utf-8", "utf-16", "utf-32"]

BOM = "\ufeff"
LINE_END = lazy_pattern(r"\r\n?|\n")
"""A line end as the protocol, YAML and Markdown take it."""
_SURROGATE = lazy_pattern("[\ud800-\udfff]")


class Span(NamedTuple):
    """A half-open range of code points, 0-based."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        """The same range, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def holds(self, offset: int) -> bool:
        """Whether a cursor at ``offset`` touches this range (its end included)."""
        return self.start <= offset <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the ranges overlap or meet."""
        return self.start <= other.end and other.start <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the ranges have a character in common; so has an empty one with what it is inside of."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether all of the other range is in this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of ``text`` in this range."""
        return text[self.start : self.end]

    def trimmed(self, text: str) -> Span:
        """The range without the white space of ``text`` at its ends; empty at its start where there is nothing else."""
        kept = self.of(text).rstrip()
        return Span(self.start + len(kept) - len(kept.lstrip()), self.start + len(kept))


def overlaps_any(spans: Sequence[Span], place: Span) -> bool:
    """Whether a place overlaps one of some spans, which are in order and do not overlap each other."""
    before = bisect_left(spans, place)
    return any(place.overlaps(span) for span in spans[max(0, before - 1) : before + 1])


class Position(NamedTuple):
    """A 0-based line and a 0-based column in the units of the encoding asked for."""

    line: int
    column: int


class Text(Struct, frozen=True, dict=True):
    """A file's characters as they stand: a leading U+FEFF and every line end are kept.

    Bytes that could not be decoded stand as lone surrogates U+DC80 to U+DCFF (PEP 383), so the
    file can be written back byte for byte; ``clean`` has U+FFFD in their place.
    """

    content: str
    encoding: str = "utf-8"
    """How the bytes on disk were read: utf-8, utf-16-le, utf-16-be or windows-1252."""

    def __len__(self) -> int:
        return len(self.content)

    @cached_property
    def clean(self) -> str:
        """The content without lone surrogates; the same length."""
        if self.content.isascii():
            return self.content
        try:
            # Of all encodings it is the fastest that refuses them.
            self.content.encode("utf-16-le")
        except UnicodeEncodeError:
            return _SURROGATE.sub("\ufffd", self.content)
        return self.content

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character; there is always a line 0."""
        if "\r" in self.content:
            return [0, *(m.end() for m in LINE_END.finditer(self.content))]
        lengths = [len(line) + 1 for line in self.content.split("\n")]
        return list(accumulate(lengths[:-1], initial=0))

    @cached_property
    def line_end(self) -> str:
        """The line end to write: the most common one of the file, ``\\n`` where there is none."""
        if "\r" not in self.content:
            return "\n"
        returns = self.content.count("\r")
        pairs = self.content.count("\r\n")
        counts = {"\n": self.content.count("\n") - pairs, "\r\n": pairs, "\r": returns - pairs}
        return max(counts, key=lambda end: counts[end])

    def line_at(self, offset: int) -> int:
        """The 0-based line that holds ``offset``."""
        return bisect_right(self.line_starts, offset) - 1

    def line_span(self, line: int) -> Span:
        """The line's characters without its end; an empty span past the last line."""
        if line >= len(self.line_starts):
            return Span(len(self), len(self))
        start = self.line_starts[line]
        end = self.line_starts[line + 1] if line + 1 < len(self.line_starts) else len(self)
        while end > start and self.content[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def position(self, offset: int, encoding: Encoding = "utf-32") -> Position:
        """Offset to line and column; offsets outside the text are clamped."""
        # Answers are full of positions: this is written for speed.
        starts = self.line_starts
        offset = min(max(offset, 0), len(self.content))
        line = bisect_right(starts, offset) - 1
        start = starts[line]
        if encoding == "utf-32" or start == offset:
            return Position(line, offset - start)
        return Position(line, width(self.content[start:offset], encoding))

    def offset(self, position: Position, encoding: Encoding = "utf-32") -> int:
        """Line and column to offset; a column past the line's end means its end, as in the protocol."""
        if position.line < 0:
            return 0
        span = self.line_span(position.line)
        return span.start + _index(span.of(self.content), max(position.column, 0), encoding)

    def replace(self, span: Span, new: str) -> Text:
        """This text with the characters of ``span`` replaced."""
        text = Text(self.content[: span.start] + new + self.content[span.end :], self.encoding)
        # An edit moves the lines behind it; to count them all again takes longer in a long file.
        if "line_starts" in self.__dict__ and "\r" not in self.content and "\r" not in new:
            starts, by = self.line_starts, len(new) - (span.end - span.start)
            first, last = bisect_right(starts, span.start), bisect_right(starts, span.end)
            within = [span.start + match.end() for match in LINE_END.finditer(new)]
            text.__dict__["line_starts"] = [*starts[:first], *within, *[start + by for start in starts[last:]]]
        return text


def width(text: str, encoding: Encoding) -> int:
    """How many code units ``text`` takes: bytes, UTF-16 units or code points."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _index(line: str, column: int, encoding: Encoding) -> int:
    """The code point index of a column; one inside a character means the character's start."""
    if encoding == "utf-32" or line.isascii():
        return min(column, len(line))
    low, high = 0, min(column, len(line))
    while low < high:
        middle = (low + high + 1) // 2
        if width(line[:middle], encoding) <= column:
            low = middle
        else:
            high = middle - 1
    return low
