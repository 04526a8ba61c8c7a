"""What formats share that keep the prompt in a field."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from agentls.syntax.body import skim_body, update_body
from agentls.syntax.body_map import Nowhere
from agentls.syntax.document import Document, Notation
from agentls.syntax.header import examples_of
from agentls.syntax.nodes import ExampleBlocks, Header, Mapping, Scalar
from agentls.syntax.scalars import Style
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.syntax.body_map import SourceMap
    from agentls.syntax.nodes import Problem
    from agentls.text import Text


class Keyed(Notation, Protocol):
    """A format in which all of a file is fields."""

    def header_of(self, text: Text) -> Header:
        """The fields."""


def keyed_header(
    text: str,
    root: Mapping,
    ends: tuple[Span, Span | None],
    problems: tuple[Problem, ...],
    comments: Iterable[Span],
    body_key: str,
) -> Header:
    """The header that all of a file is.

    Args:
        text: the file's characters.
        root: its fields.
        ends: what it begins and ends with.
        problems: why a strict reader does not take it.
        comments: in order.
        body_key: the top-level key that holds the prompt; empty for none.
    """
    body = root.get(body_key) if body_key else None
    fields = (entry for entry in root.entries if entry is not body)
    examples = examples_of(fields) if "<" in text else ExampleBlocks()
    content = Span(0, len(text))
    return Header(text, ends[0], content, ends[1], root, problems, tuple(sorted(comments)), examples, body, text)


def read_keyed(notation: Keyed, text: Text, before: Document | None, write: Writer) -> Document:
    """The document in ``text``."""
    known = before.header if before and before.text.clean == text.clean else None
    header = known or notation.header_of(text)
    said, source_map = body_of(header, write)
    return Document(text, header, update_body(said, source_map, before.body if before else None), notation)


def skim_keyed(notation: Keyed, text: Text, write: Writer) -> Document:
    """The document for readers of its names."""
    header = notation.header_of(text)
    return Document(text, header, skim_body(*body_of(header, write)), notation)


def body_of(header: Header, write: Writer) -> tuple[str, SourceMap]:
    """The prompt among the fields, and where its characters stand."""
    value = header.body.value if header.body else None
    if isinstance(value, Scalar) and value.style is not Style.RAW and isinstance(value.data, str):
        return value.value, InValue(value, write)
    return "", Nowhere(len(header.text))


class Writer(Protocol):
    """Writes text into a value."""

    def __call__(self, text: str, value: Scalar) -> str | None:
        """How to write text into the value, between its quotes; None where the value cannot hold it so."""


class InValue(Struct, frozen=True, dict=True):
    """The body is a string among the fields."""

    value: Scalar
    write: Writer

    def span(self, span: Span) -> Span:
        """The characters that the string is written with there."""
        view = self.value.view
        return view.span(*span) if view.text else Span(self._inside.end, self._inside.end)

    def offset(self, at: int) -> int | None:
        """The place in the string; None outside of its quotes."""
        return bisect_right(self.value.view.ends, at) if self._inside.holds(at) else None

    def region(self, length: int) -> Span:  # noqa: ARG002
        """What stands between the quotes."""
        return self._inside

    def written(self, text: str) -> str | None:
        """The text with the escapes that the string wants; None where it cannot hold it."""
        return self.write(text, self.value)

    @cached_property
    def _inside(self) -> Span:
        span, view, quotes = self.value.span, self.value.view, self.value.style.quotes
        if view.text:
            return Span(view.starts[0], view.ends[-1])
        # Behind an indicator of YAML nothing of an empty text stands.
        start = span.start + quotes if quotes else span.end
        return Span(start, max(span.end - quotes, start))
