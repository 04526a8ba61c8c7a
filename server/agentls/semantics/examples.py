"""The examples of a file, wherever they stand, with places counted from the file's start."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.nodes import Document, Example
    from agentls.text import Span


class Placed(NamedTuple):
    """An example and how far its region is from the file's start."""

    example: Example
    shift: int

    def at(self, span: Span) -> Span:
        """A span of the example, from the file's start."""
        return span.shift(self.shift)


def examples(doc: Document) -> Iterator[Placed]:
    """All examples, those of the header first."""
    if doc.header:
        yield from (Placed(example, 0) for example in doc.header.examples)
    yield from (Placed(example, doc.body.start) for example in doc.body.examples)
