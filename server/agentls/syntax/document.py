"""A file as it is read, and what every way to write one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from agentls.finding import Edit, apply
from agentls.named_tuple import NamedTuple
from agentls.text import Span, Text

if TYPE_CHECKING:
    from agentls.format import Format, Layout
    from agentls.syntax.cursor_places import Place
    from agentls.syntax.emit import Emitter
    from agentls.syntax.nodes import Body, Header


class Region(NamedTuple):
    """A part of a file."""

    is_body: bool
    at: int
    """An offset of the file, counted from the start of the region's own text."""
    span: Span
    """Its characters in the file."""


class Document(Struct, frozen=True):
    """A parsed agent file."""

    text: Text
    header: Header | None
    body: Body
    notation: Notation
    """How it is written."""

    @property
    def format(self) -> Format:
        """What it is written in."""
        return self.notation.layout.format

    def reparse(self, text: Text) -> Document:
        """The document after an edit; what did not change is taken over."""
        return self.notation.read(text, self)

    def edited(self, edits: tuple[Edit, ...]) -> Document:
        """The document with edits made.

        Raises:
            ValueError: two edits overlap.
        """
        return self.reparse(Text(apply(edits, self.text.content), self.text.encoding))

    def cursor_context(self, offset: int) -> Place | None:
        """The place of a cursor; None where nothing can be said, such as in a comment or on a fence."""
        return self.notation.cursor_context(self, min(max(offset, 0), len(self.text)))

    def in_file(self, span: Span) -> Span:
        """The characters of the file that are read as ``span`` of the body."""
        return self.body.source_map.span(span)

    def body_edit(self, span: Span, new: str) -> Edit | None:
        """The edit of the file that writes ``new`` in place of ``span`` of the body; None where that cannot be."""
        written = self.body.source_map.written(new)
        return None if written is None else Edit(self.in_file(span), written)

    @property
    def body_span(self) -> Span:
        """The characters of the file that hold the body."""
        return self.body.source_map.region(len(self.body.text))

    def is_in_body(self, offset: int) -> bool:
        """Whether an offset of the file lies in the body."""
        return self.body.source_map.offset(offset) is not None

    def region_at(self, offset: int) -> Region:
        """What holds the cursor at an offset of the file."""
        at = self.body.source_map.offset(offset)
        if at is not None:
            return Region(True, at, self.body_span)
        return Region(False, offset, Span(0, len(self.header.text) if self.header else 0))


class Notation(Protocol):
    """A way to write agent files down."""

    @property
    def layout(self) -> Layout:
        """The format, and where it keeps the prompt."""

    def read(self, text: Text, before: Document | None = None) -> Document:
        """The document in ``text``; never raises.

        Args:
            text: a file's characters.
            before: an earlier state of the file, in the same notation. A region whose characters are the same is
                taken over from it as it is, so that a keystroke in one leaves the other's tree alone.
        """

    @property
    def emit(self) -> Emitter:
        """How to write fields."""

    def skim(self, text: Text) -> Document:
        """The document for readers of its names: a body is left unread that leads to no file and has no example."""

    def cursor_context(self, doc: Document, offset: int) -> Place | None:
        """The place of a cursor; None where nothing can be said, such as in a comment or on a fence."""

    def header_of(self, text: Text) -> Header | None:
        """The header without its examples, for readers to whom only values matter."""
