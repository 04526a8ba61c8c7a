"""Text to document, in any format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.format import Layout
from agentls.syntax.formats import notation

if TYPE_CHECKING:
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header
    from agentls.text import Text

_USUAL = Layout()


def parse(text: Text, before: Document | None = None, layout: Layout = _USUAL) -> Document:
    """The document in ``text``; never raises.

    Args:
        text: a file's characters.
        before: an earlier state of the file; regions that did not change are taken over from it.
        layout: what the file is written in.
    """
    if before and before.notation.layout == layout:
        return before.reparse(text)
    return notation(layout).read(text)


def skim(text: Text, layout: Layout = _USUAL) -> Document:
    """The document for readers of its names: a body is left unread that leads to no file and has no example."""
    return notation(layout).skim(text)


def header_of(text: Text, layout: Layout = _USUAL) -> Header | None:
    """The header without its examples, for readers to whom only values matter."""
    return notation(layout).header_of(text)
