"""The examples of a file, wherever they stand, with places counted from the file's start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Example
    from agentls.text import Span


class Placed(NamedTuple):
    """An example with its document."""

    example: Example
    doc: Document

    def at(self, span: Span) -> Span:
        """A span of the example, from the file's start."""
        return span if self.example.entry_key is not None else self.doc.in_file(span)


def examples(doc: Document) -> Iterator[Placed]:
    """All examples, those of the header first."""
    if doc.header:
        yield from (Placed(example, doc) for example in doc.header.examples)
    yield from (Placed(example, doc) for example in doc.body.examples)
