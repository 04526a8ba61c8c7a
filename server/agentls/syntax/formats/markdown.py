"""Markdown without a header: all of it is the prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.format import Format, Layout
from agentls.syntax.body import skim_body, update_body
from agentls.syntax.body_map import Shift
from agentls.syntax.document import Document
from agentls.syntax.emit.frontmatter import FrontMatterEmitter

if TYPE_CHECKING:
    from agentls.syntax.cursor_places import Place
    from agentls.syntax.nodes import Header
    from agentls.text import Text


_LAYOUT = Layout(Format.MARKDOWN)
_EMITTER = FrontMatterEmitter()


class PlainMarkdown(Struct, frozen=True):
    """See ``Notation``."""

    layout: Layout = _LAYOUT
    emit: FrontMatterEmitter = _EMITTER

    def read(self, text: Text, before: Document | None = None) -> Document:
        """The document in ``text``."""
        return Document(text, None, update_body(text.clean, Shift(0), before.body if before else None), self)

    def skim(self, text: Text) -> Document:
        """The document for readers of its names."""
        return Document(text, None, skim_body(text.clean, Shift(0)), self)

    def cursor_context(self, doc: Document, offset: int) -> Place | None:
        """The place of a cursor."""
        from agentls.syntax.cursor.body import in_body

        return in_body(doc, offset)

    def header_of(self, text: Text) -> Header | None:  # noqa: ARG002
        """There is none."""
        return None
