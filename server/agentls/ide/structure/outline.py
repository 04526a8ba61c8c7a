"""The body as a tree: sections by the level of their headings, examples and code blocks, nested as the page is.

Places count from the file's start.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.syntax.nodes import Example, Fence, Heading
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Body

_DEEPEST = 64
"""What is nested deeper is shown as if it were not."""


class Part(Struct):
    """A section, an example or a code block."""

    thing: Heading | Example | Fence
    """What it begins with; its spans count from where ``by`` says."""
    doc: Document
    by: int
    """The place in the body of the section it begins in."""
    start: int
    end: int
    """Behind its last character that is no white space; both are places in the body."""
    children: list[Part] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """All of it, from the file's start."""
        return self.doc.in_file(Span(self.start, self.end))

    def at(self, span: Span) -> Span:
        """A span of ``thing``, from the file's start."""
        return self.doc.in_file(span.shift(self.by))

    @property
    def inner(self) -> Span:
        """What it holds, from the file's start: a section without its heading, an example or code without its marks."""
        thing = self.thing
        if isinstance(thing, Fence):
            return self.at(thing.content)
        start = (thing.opening if isinstance(thing, Example) else thing.span).end + self.by
        return self.doc.in_file(Span(start, max(start, self.inner_end)))

    @property
    def inner_end(self) -> int:
        """Where in the body what it holds ends: at its closing tag, if it has one."""
        closing = self.thing.closing if isinstance(self.thing, Example) else None
        return closing.start + self.by if closing else self.end


def outline(doc: Document) -> list[Part]:
    """What stands at the top of the page; the rest is in their ``children``."""
    builder = _Builder(doc.body)
    for part in sorted(_parts(doc), key=attrgetter("start")):
        builder.add(part)
    builder.close(0, len(doc.body.text))
    return builder.roots


def walk(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with all they hold, in order."""
    for part in parts:
        yield part
        yield from walk(part.children)


def _parts(doc: Document) -> Iterator[Part]:
    for by, section in doc.body.placed():
        for heading in section.headings:
            yield Part(heading, doc, by, heading.span.start + by, heading.span.end + by)
        for fence in section.fences:
            # One that is not closed goes on to where its container ends.
            length = len(fence.span.of(section.text) if fence.closing else fence.span.of(section.text).rstrip())
            yield Part(fence, doc, by, fence.span.start + by, fence.span.start + length + by)
    for example in doc.body.examples:
        yield Part(example, doc, 0, *example.span)


class _Builder:
    """Puts parts into those that are still open where they begin."""

    def __init__(self, body: Body) -> None:
        self.text = body.text
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
                kept = self.text[part.start : end].rstrip()
                part.end = max(part.start + len(kept), part.end)
        del self.opened[number:]

    @staticmethod
    def _ends(part: Part, heading: Heading) -> bool:
        return isinstance(part.thing, Heading) and part.thing.level >= heading.level
