"""The names of a pair of tags, which are edited together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.structure.example_tags import NAME, pairs, region_at, tags
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from agentls.syntax.document import Document
    from agentls.text import Span


class Linked(NamedTuple):
    """Places with the same characters that stay the same."""

    spans: tuple[Span, Span]
    pattern: str = NAME
    """What may be written there, as a regular expression that JavaScript reads too."""


def linked(doc: Document, offset: int) -> Linked | None:
    """The names of the pair of tags of which one is at an offset; None where there is none."""
    content = doc.text.clean
    if "<" not in content[content.rfind(">", 0, offset) + 1 : offset]:
        return None
    region = region_at(doc, offset)
    if region is None:
        return None
    for pair in pairs(tags(doc, region)):
        spans = pair.opening.name_span, pair.closing.name_span
        if any(span.holds(offset) for span in spans):
            return Linked(spans)
    return None
