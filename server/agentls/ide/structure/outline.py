"""The body as a tree: sections by the level of their headings, examples and code blocks, nested as the page is.

Places count from the file's start.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from agentls.syntax.nodes import Example, Fence, Heading
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.syntax.nodes import Body

_DEEPEST = 64
"""What is nested deeper is shown as if it were not."""


@dataclass(slots=True)
class Part:
    """A section, an example or a code block."""

    thing: Heading | Example | Fence
    """What it begins with; its spans count from where ``by`` says."""
    by: int
    start: int
    end: int
    """Behind its last character that is no white space."""
    children: list[Part] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """All of it."""
        return Span(self.start, self.end)

    def at(self, span: Span) -> Span:
        """A span of ``thing``, from the file's start."""
        return span.shift(self.by)

    @property
    def inner_end(self) -> int:
        """Where what it holds ends: at its closing tag, if it has one."""
        closing = self.thing.closing if isinstance(self.thing, Example) else None
        return closing.start + self.by if closing else self.end


def outline(body: Body) -> list[Part]:
    """What stands at the top of the page; the rest is in their ``children``."""
    builder = _Builder(body)
    for part in sorted(_parts(body), key=attrgetter("start")):
        builder.add(part)
    builder.close(0, len(body.text) + body.start)
    return builder.roots


def walk(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with all they hold, in order."""
    for part in parts:
        yield part
        yield from walk(part.children)


def _parts(body: Body) -> Iterator[Part]:
    for start, section in body.placed():
        by = start + body.start
        for heading in section.headings:
            yield Part(heading, by, heading.span.start + by, heading.span.end + by)
        for fence in section.fences:
            # One that is not closed goes on to where its container ends.
            length = len(fence.span.of(section.text) if fence.closing else fence.span.of(section.text).rstrip())
            yield Part(fence, by, fence.span.start + by, fence.span.start + length + by)
    for example in body.examples:
        yield Part(example, body.start, example.span.start + body.start, example.span.end + body.start)


class _Builder:
    """Puts parts into those that are still open where they begin."""

    def __init__(self, body: Body) -> None:
        self.text = body.text
        self.start = body.start
        self.roots: list[Part] = []
        self.opened: list[Part] = []

    def add(self, part: Part) -> None:
        """Take the next part of the page."""
        for number, outer in enumerate(self.opened):
            if isinstance(outer.thing, Example) and outer.end <= part.start:
                self.close(number, part.start)
                break
        if isinstance(part.thing, Heading):
            while self.opened and self._ends(self.opened[-1], part.thing):
                self.close(len(self.opened) - 1, part.start)
        for outer in self.opened:
            # An example without end tag may end in the middle of what stands in it.
            outer.end = max(outer.end, part.end)
        (self.opened[-1].children if self.opened else self.roots).append(part)
        if not isinstance(part.thing, Fence) and len(self.opened) < _DEEPEST:
            self.opened.append(part)

    def close(self, number: int, end: int) -> None:
        """End the open parts from that one on."""
        for part in self.opened[number:]:
            if isinstance(part.thing, Example):
                end = min(end, part.inner_end)
            else:
                kept = self.text[part.start - self.start : end - self.start].rstrip()
                part.end = max(part.start + len(kept), part.end)
        del self.opened[number:]

    @staticmethod
    def _ends(part: Part, heading: Heading) -> bool:
        return isinstance(part.thing, Heading) and part.thing.level >= heading.level
