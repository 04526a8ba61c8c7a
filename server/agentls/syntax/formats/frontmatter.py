"""YAML between ``---`` lines, and Markdown below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.format import Layout
from agentls.syntax.body import skim_body, update_body
from agentls.syntax.body_map import Shift
from agentls.syntax.document import Document
from agentls.syntax.emit.frontmatter import FrontMatterEmitter
from agentls.syntax.fences import find_fences
from agentls.syntax.header import parse_header

if TYPE_CHECKING:
    from agentls.syntax.cursor_places import Place
    from agentls.syntax.nodes import Header
    from agentls.text import Text


_LAYOUT = Layout()
_EMITTER = FrontMatterEmitter()


class FrontMatter(Struct, frozen=True):
    """See ``Notation``."""

    layout: Layout = _LAYOUT
    emit: FrontMatterEmitter = _EMITTER

    def read(self, text: Text, before: Document | None = None) -> Document:
        """The document in ``text``."""
        header = self._header(text.clean, before.header if before else None)
        start = len(header.text) if header else 0
        return Document(
            text, header, update_body(text.clean[start:], Shift(start), before.body if before else None), self
        )

    def skim(self, text: Text) -> Document:
        """The document for readers of its names."""
        header = self._header(text.clean, None)
        start = len(header.text) if header else 0
        return Document(text, header, skim_body(text.clean[start:], Shift(start)), self)

    def cursor_context(self, doc: Document, offset: int) -> Place | None:
        """The place of a cursor."""
        from agentls.syntax.cursor.frontmatter import cursor_context

        return cursor_context(doc, offset)

    def header_of(self, text: Text) -> Header | None:
        """The header without its examples."""
        fences = find_fences(text.clean)
        return parse_header(text.clean, fences, self.layout.bare_keys, values_only=True) if fences else None

    def _header(self, content: str, old: Header | None) -> Header | None:
        if old and _stands(content, old):
            return old
        fences = find_fences(content)
        if fences is None:
            return None
        if old and old.seen == content[: fences.end]:
            return old
        return parse_header(content, fences, self.layout.bare_keys, before=old)


def _stands(content: str, old: Header) -> bool:
    """Whether the old header is sure to be the new text's header too: its end does not hang on what follows."""
    return old.valid and old.text.endswith("\n") and content.startswith(old.text)
