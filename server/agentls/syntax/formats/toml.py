"""TOML: all of the file is fields, and one of them is the prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.syntax.cursor.toml import cursor_context
from agentls.syntax.emit.toml import TomlEmitter
from agentls.syntax.formats.keyed import keyed_header, read_keyed, skim_keyed
from agentls.syntax.formats.toml_faults import problems_of
from agentls.syntax.formats.toml_tree import TomlTree
from agentls.syntax.strings import written_in
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.format import Layout
    from agentls.syntax.cursor_places import Place
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header, Scalar
    from agentls.text import Text


_EMITTER = TomlEmitter()


class Toml(Struct, frozen=True):
    """See ``Notation``."""

    layout: Layout
    emit: TomlEmitter = _EMITTER

    def read(self, text: Text, before: Document | None = None) -> Document:
        """The document in ``text``."""
        return read_keyed(self, text, before, _Writer(text.line_end))

    def skim(self, text: Text) -> Document:
        """The document for readers of its names."""
        return skim_keyed(self, text, _Writer(text.line_end))

    def header_of(self, text: Text) -> Header:
        """The fields."""
        content = text.clean
        tree = TomlTree(content)
        root = tree.read()
        problems = problems_of(content, root, tree.broken)
        first = min((entry.key.span for entry in root.entries), default=Span(0, 0))
        end = Span(len(content), len(content))
        return keyed_header(content, root, (first, end), problems, tree.comments, self.layout.body_key)

    def cursor_context(self, doc: Document, offset: int) -> Place | None:
        """The place of a cursor."""
        return cursor_context(doc, offset)


class _Writer(Struct, frozen=True):
    line_end: str

    def __call__(self, text: str, value: Scalar) -> str | None:
        return written_in(text, value.style, self.line_end)
