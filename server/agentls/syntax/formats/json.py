"""JSON: all of the file is fields, and one of them is the prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.syntax.cursor.json import cursor_context
from agentls.syntax.emit.json import JsonEmitter
from agentls.syntax.formats.json_faults import problems_of
from agentls.syntax.formats.json_tree import JsonTree
from agentls.syntax.formats.keyed import keyed_header, read_keyed, skim_keyed
from agentls.syntax.strings import written_in
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.format import Layout
    from agentls.syntax.cursor_places import Place
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header, Scalar
    from agentls.text import Text

_EMITTER = JsonEmitter()


class Json(Struct, frozen=True):
    """See ``Notation``."""

    layout: Layout
    emit: JsonEmitter = _EMITTER

    def read(self, text: Text, before: Document | None = None) -> Document:
        """The document in ``text``."""
        return read_keyed(self, text, before, _write)

    def skim(self, text: Text) -> Document:
        """The document for readers of its names."""
        return skim_keyed(self, text, _write)

    def header_of(self, text: Text) -> Header:
        """The fields."""
        content = text.clean
        tree = JsonTree(content)
        root = tree.read()
        start, end = root.span
        closed = end > start and content[end - 1] == "}"
        ends = Span(start, min(start + 1, end)), Span(end - 1, end) if closed else None
        problems = problems_of(content, root, tree.comments if self.layout.relaxed else None)
        return keyed_header(content, root, ends, problems, tree.comments, self.layout.body_key)

    def cursor_context(self, doc: Document, offset: int) -> Place | None:
        """The place of a cursor."""
        return cursor_context(doc, offset)


def _write(text: str, value: Scalar) -> str | None:
    return written_in(text, value.style)
