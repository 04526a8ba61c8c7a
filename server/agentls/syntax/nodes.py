"""What ``parse`` returns: plain values with spans.

A document has two regions, the header and the body. Every span below is relative to the start of
its region: the header begins at offset 0 of the file, and where the body's characters stand,
``Document.in_file`` tells. So a keystroke in one region leaves the other's values untouched, and they
can be kept.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.syntax.scalars import Plain, Style, View, resolve
from agentls.syntax.source_map import view_of
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.format import Fault
    from agentls.syntax.body_map import SourceMap


class Scalar(Struct, frozen=True, dict=True):
    """A single value; ``span`` includes quotes and block indicators, never comments."""

    span: Span
    value: str
    style: Style
    raw: str
    """The characters of ``span``."""
    tag: str | None = None
    """An explicit tag such as ``!!str``; it then decides ``data``."""

    @cached_property
    def data(self) -> Plain:
        """The value as the YAML 1.2 core schema resolves it."""
        return resolve(self.value, self.style, self.tag)

    @cached_property
    def view(self) -> View:
        """The value with the place of each character, through escapes, folds and indents."""
        return view_of(self.value, self.raw, self.style, self.span.start)


class Sequence(Struct, frozen=True):
    """A list, in flow (``[a, b]``) or block form."""

    span: Span
    items: tuple[Node, ...]
    flow: bool

    @property
    def data(self) -> list[object]:
        """The list as a YAML 1.2 reader gives it."""
        return [item.data for item in self.items]


class Entry(Struct, frozen=True):
    """A key with its value. ``value`` is None where nothing is written after the colon."""

    span: Span
    """From the key to the value's end."""
    key: Scalar
    value: Node | None

    @property
    def value_span(self) -> Span:
        """The value, or the empty span after the colon."""
        return self.value.span if self.value else Span(self.span.end, self.span.end)


class Mapping(Struct, frozen=True, dict=True):
    """Entries in the order written, repeated keys included."""

    span: Span
    entries: tuple[Entry, ...]
    flow: bool = False

    @property
    def data(self) -> dict[str, object]:
        """The map as a YAML reader that lets the last of repeated keys win gives it."""
        return {e.key.value: e.value.data if e.value else None for e in self.entries}

    def get(self, key: str) -> Entry | None:
        """The entry that wins for ``key``: the last."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        return {entry.key.value: entry for entry in self.entries}


Node = Scalar | Sequence | Mapping

_SHOWN = lazy_pattern(r"[^\r\n]")


class Problem(NamedTuple):
    """One reason why a strict reader does not take the header."""

    fault: Fault
    span: Span
    """The very characters: the colon, the tab, the opening quote, the backslash and its letter."""
    entry: Entry | None
    """The top-level entry that holds it, if any."""
    message: str
    """YAML's own words, for faults without words of ours."""
    resume: Span | None = None
    """All characters that belong to the value as its author meant it, where that is plain."""


class Header(Struct, frozen=True, dict=True):
    """The fields: the YAML between ``---`` fences, or in other formats all of the file."""

    text: str
    """The region's characters: from the file's start to the end of the closing fence's line."""
    opening: Span
    """The opening ``---``; in formats without fences the bracket or the key that they begin with."""
    content: Span
    """The lines between the fences, the last line end included."""
    closing: Span | None
    """The closing ``---``, or None; in formats without fences the closing bracket, or the file's end (empty)."""
    root: Mapping
    """Top-level entries: YAML's own tree, or entry by entry where YAML refuses the whole."""
    problems: tuple[Problem, ...]
    comments: tuple[Span, ...]
    """``#`` to the end of its line."""
    examples: ExampleBlocks
    body: Entry | None = None
    """The top-level entry whose value is the body, in formats that keep it among the fields."""
    seen: str = ""
    """All characters of the file that had a say in where it ends."""

    @property
    def valid(self) -> bool:
        """Whether a strict reader of the format takes it."""
        return not self.problems

    @property
    def fields(self) -> tuple[Entry, ...]:
        """The top-level entries without the one that holds the body, whose text is read as such."""
        return tuple(entry for entry in self.root.entries if entry is not self.body)

    @cached_property
    def own(self) -> str:
        """The region's characters with blanks in place of the body's, line ends aside; of the same length."""
        if self.body is None or self.body.value is None:
            return self.text
        span = self.body.value.span
        return self.text[: span.start] + _SHOWN.sub(" ", span.of(self.text)) + self.text[span.end :]


class Turn(NamedTuple):
    """A labelled part of an example: ``user: "..."``, ``Context: ...`` or ``<commentary>``."""

    speaker: str
    """The label as written, without its colon: Context, user, assistant, commentary, Daisy."""
    label: Span
    """The label's word; for commentary its opening tag."""
    text: Span
    """What is said, white space trimmed."""
    value: str
    """What is said, decoded."""


class Example(NamedTuple):
    """An ``<example>`` block."""

    span: Span
    opening: Span
    closing: Span | None
    turns: tuple[Turn, ...]
    empty: bool
    """Nothing but white space between the tags."""
    nested: bool
    """It opens inside another example that is not closed yet."""
    entry_key: str | None = None
    """The top-level header key whose value holds it; None in the body."""

    def turn(self, *speakers: str) -> Turn | None:
        """The first turn of one of the speakers, compared in lower case."""
        return next((t for t in self.turns if t.speaker.lower() in speakers), None)


class ExampleBlocks(Struct, frozen=True):
    """The examples of a region."""

    blocks: tuple[Example, ...] = ()
    stray_ends: tuple[Span, ...] = ()
    """Closing tags that close nothing."""

    def __iter__(self) -> Iterator[Example]:
        return iter(self.blocks)

    def within(self, span: Span) -> ExampleBlocks:
        """Those of a part of the region."""
        blocks = tuple(block for block in self.blocks if span.contains(block.span))
        return ExampleBlocks(blocks, tuple(stray for stray in self.stray_ends if span.contains(stray)))


class Heading(NamedTuple):
    """A Markdown heading, ATX or setext."""

    span: Span
    level: int
    title: str
    """Its text without markup."""
    title_span: Span


class Fence(NamedTuple):
    """A fenced code block."""

    span: Span
    opening: Span
    """The opening run of backticks or tildes."""
    info: str
    """Everything after the opening run, stripped."""
    content: Span
    """The lines between the fences."""
    closing: Span | None
    """The closing run; None when the block runs to the end of its container."""
    indent: int
    """Columns before the opening run."""

    def shift(self, by: int) -> Fence:
        """The same block, ``by`` code points further on."""
        closing = self.closing.shift(by) if self.closing else None
        opening, content = self.opening.shift(by), self.content.shift(by)
        return Fence(self.span.shift(by), opening, self.info, content, closing, self.indent)

    @property
    def language(self) -> str:
        """The first word of the info string, in lower case; may be empty."""
        return self.info.split(maxsplit=1)[0].strip("{}.").lower() if self.info else ""


class Link(NamedTuple):
    """A Markdown link or image."""

    span: Span
    target: str
    target_span: Span


class Markdown(Struct, frozen=True, eq=False):
    """A stretch of the body that is read by itself; spans count from its start.

    Two of them are the same only if they are one object: what was found out about it is kept by that.
    """

    text: str
    headings: tuple[Heading, ...] = ()
    fences: tuple[Fence, ...] = ()
    links: tuple[Link, ...] = ()
    code: tuple[Span, ...] = ()
    """Inline code spans and all code blocks, in order: places where text is quoted, not said."""
    comments: tuple[Span, ...] = ()
    """HTML comments, in order."""
    alone: bool = True
    """It has no say in how other text is read, nor other text in how it is."""

    def in_code(self, offset: int) -> bool:
        """Whether the character at ``offset`` is inside code."""
        return _within(self.code, offset)

    def is_quoted(self, offset: int) -> bool:
        """Whether the character at ``offset`` is inside code or a comment."""
        return _within(self.code, offset) or _within(self.comments, offset)


class Body(Struct, frozen=True, dict=True):
    """Everything after the header."""

    source_map: SourceMap
    """Where its characters stand in the file."""
    text: str
    """What the file's tool hands to the model."""
    sections: tuple[Markdown, ...]
    """The whole text in stretches that do not hang on each other, so that an edit leaves the others as they are."""
    examples: ExampleBlocks = ExampleBlocks()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each section begins."""
        return tuple(accumulate(map(len, [section.text for section in self.sections[:-1]]), initial=0))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings, in order."""
        return tuple(
            each._replace(span=each.span.shift(by), title_span=each.title_span.shift(by))
            for by, section in self.placed()
            for each in section.headings
        )

    @cached_property
    def fences(self) -> tuple[Fence, ...]:
        """All fenced code blocks, in order."""
        return tuple(each.shift(by) for by, section in self.placed() for each in section.fences)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links, in order."""
        return tuple(
            each._replace(span=each.span.shift(by), target_span=each.target_span.shift(by))
            for by, section in self.placed()
            for each in section.links
        )

    @cached_property
    def code(self) -> tuple[Span, ...]:
        """All code, inline and in blocks, in order."""
        return tuple(span.shift(by) for by, section in self.placed() for span in section.code)

    @cached_property
    def comments(self) -> tuple[Span, ...]:
        """All HTML comments, in order."""
        return tuple(span.shift(by) for by, section in self.placed() for span in section.comments)

    def placed(self) -> Iterator[tuple[int, Markdown]]:
        """The sections, each with its place in the body."""
        return zip(self.starts, self.sections, strict=True)

    def in_code(self, offset: int) -> bool:
        """Whether the character at ``offset`` is inside code."""
        at = bisect_right(self.starts, offset) - 1
        return self.sections[at].in_code(offset - self.starts[at])

    def is_quoted(self, offset: int) -> bool:
        """Whether the character at ``offset`` is inside code or a comment."""
        at = bisect_right(self.starts, offset) - 1
        return self.sections[at].is_quoted(offset - self.starts[at])


def _within(spans: tuple[Span, ...], offset: int) -> bool:
    at = bisect_right(spans, (offset, sys.maxsize)) - 1
    return at >= 0 and offset < spans[at].end
