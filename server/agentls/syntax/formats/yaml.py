"""YAML without fences: all of the file is fields, and one of them is the prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.cursor.yaml import cursor_context
from agentls.syntax.emit.frontmatter import YamlEmitter
from agentls.syntax.formats.keyed import keyed_header, read_keyed, skim_keyed
from agentls.syntax.header import comments_of
from agentls.syntax.read_header import read
from agentls.syntax.scalars import Style
from agentls.syntax.strings import written_in
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.format import Layout
    from agentls.syntax.cursor_places import Place
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header, Scalar
    from agentls.text import Text

_EMITTER = YamlEmitter()
_START = lazy_pattern(r"\ufeff?(?:---[ \t]*(?:\r\n?|\n))?")
_LINE_BLANKS = lazy_pattern(r"[\r\n]([ ]+)(?=[^ \r\n])")
_LINE_BEGINS = lazy_pattern(r"(?<=\n)(?!\n)")
_HARMLESS = lazy_pattern(r"[\w .,()/-]*")
_UNFIT = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Yaml(Struct, frozen=True):
    """See ``Notation``."""

    layout: Layout
    emit: YamlEmitter = _EMITTER

    def read(self, text: Text, before: Document | None = None) -> Document:
        """The document in ``text``."""
        return read_keyed(self, text, before, _Writer(text.line_end))

    def skim(self, text: Text) -> Document:
        """The document for readers of its names."""
        return skim_keyed(self, text, _Writer(text.line_end))

    def header_of(self, text: Text) -> Header:
        """The fields."""
        content = text.clean
        start = _START.match(content)
        inside = Span(start.end() if start else 0, len(content))
        end = Span(len(content), len(content))
        reading = read(content, inside)
        first = reading.root.entries[0].key.span if reading.root.entries else Span(0, 0)
        comments = comments_of(content, inside, reading.leaves)
        problems = tuple(reading.problems)
        return keyed_header(content, reading.root, (first, end), problems, comments, self.layout.body_key)

    def cursor_context(self, doc: Document, offset: int) -> Place | None:
        """The place of a cursor."""
        return cursor_context(doc, offset)


class _Writer(Struct, frozen=True):
    line_end: str

    def __call__(self, text: str, value: Scalar) -> str | None:
        if value.style is Style.DOUBLE:
            return written_in(text, value.style)
        lines = text.replace("\r\n", "\n")
        # Behind the sign of an empty block there is no line to write into.
        if _UNFIT.search(lines) or not (value.value or value.style.quotes):
            return None
        if value.style is Style.SINGLE:
            return None if "\n" in lines else lines.replace("'", "''")
        if value.style is Style.LITERAL:
            return self._indented(lines, value)
        return lines if _HARMLESS.fullmatch(lines) else None

    def _indented(self, text: str, value: Scalar) -> str | None:
        blanks = _LINE_BLANKS.search(value.raw)
        return _LINE_BEGINS.sub(blanks[1], text).replace("\n", self.line_end) if blanks else None
