"""What a growing selection takes of running text: a word, a sentence, a line, a paragraph, list items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.syntax.turns import MARKER
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.nodes import Example
    from agentls.text import Text

_WORD = lazy_pattern(r"\w+(?:[-'’./]\w+)*")
# A value in one line has the two characters for its line ends.
_SENTENCE_END = lazy_pattern(r"([.!?][\"'”’)\]*_`]*)\s+(?=[^\sa-z])|(?:\\n)+(?:- )?")
_MARKER = lazy_pattern(MARKER)
_LIST_MARKER = lazy_pattern(r"[ \t>]*(?:[-*+•]|\d{1,3}[.)])[ \t]")


class _Line(NamedTuple):
    """A line of the region."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends, white space left out."""
        return self.start + len(self.text.rstrip())

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip(" \t"))

    @property
    def blank(self) -> bool:
        """Whether nothing is written on it."""
        return not self.text.strip()


def text_steps(text: Text, region: Span, offset: int) -> Iterator[Span]:
    """The word, the line, the paragraph and the sentence at an offset, which the region holds."""
    lines, here = _Lines(text, region), text.line_at(offset)
    line = lines[here]
    for word in _WORD.finditer(line.text):
        if word.end() + line.start >= offset:
            yield Span(*word.span()).shift(line.start)
            break
    if line.blank:
        return
    whole = Span(line.start + line.indent, line.end)
    marker = _MARKER.match(line.text)
    yield from (whole, Span(line.start + (marker.end() if marker else 0), line.end))
    block, items = lines.block(here), list(lines.items(here))
    inner = Span(max(block.start, items[0].start), min(block.end, items[0].end)) if items else block
    yield inner
    if not items or block.contains(items[-1]):
        yield block
    sentence = _sentence(text.clean, inner, offset)
    # One that begins and ends in the middle of lines is no step to them nor from them.
    if sentence.contains(whole) or whole.contains(sentence):
        yield sentence


def item_steps(text: Text, region: Span, offset: int) -> Iterator[Span]:
    """The list items at an offset, which the region holds, and further ones that hold them, innermost first."""
    return _Lines(text, region).items(text.line_at(offset))


def example_steps(example: Example) -> Iterator[Span]:
    """An example, in its region: its tags, what stands between them, and its turns with and without their labels."""
    inside = Span(example.opening.end, example.closing.start if example.closing else example.span.end)
    turns = [span for turn in example.turns for span in (turn.text, Span(turn.label.start, turn.text.end))]
    yield from filter(None, (example.span, inside, example.opening, example.closing, *turns))


class _Lines:
    """The lines of a region, cut at its edges."""

    def __init__(self, text: Text, region: Span) -> None:
        self.text = text
        self.region = region
        self.first = text.line_at(region.start)
        self.last = text.line_at(region.end)

    def __getitem__(self, number: int) -> _Line:
        span = self.text.line_span(number)
        start, end = max(span.start, self.region.start), min(span.end, self.region.end)
        return _Line(start, self.text.clean[start : max(start, end)])

    def block(self, number: int) -> Span:
        """The lines around one up to blank ones."""
        first = last = number
        while first > self.first and not self[first - 1].blank:
            first -= 1
        while last < self.last and not self[last + 1].blank:
            last += 1
        return Span(self[first].start + self[first].indent, self[last].end)

    def items(self, number: int) -> Iterator[Span]:
        """The list items that hold a line, innermost first."""
        deepest = self[number].indent + 1
        for above in range(number, self.first - 1, -1):
            line = self[above]
            if line.blank or line.indent >= deepest:
                continue
            if _LIST_MARKER.match(line.text):
                yield Span(line.start + line.indent, self._item_end(above))
            elif above != number:
                break
            deepest = line.indent

    def _item_end(self, number: int) -> int:
        item = self[number]
        end = item.end
        for below in range(number + 1, self.last + 1):
            line = self[below]
            if not line.blank and line.indent <= item.indent:
                break
            end = end if line.blank else line.end
        return end


def _sentence(content: str, block: Span, offset: int) -> Span:
    marker = _MARKER.match(content, block.start, block.end)
    start = marker.end() if marker else block.start
    for stop in _SENTENCE_END.finditer(content, start, block.end):
        if stop.end() > offset:
            return Span(start, stop.end(1) if stop[1] else stop.start())
        start = stop.end()
    return Span(start, block.end)
