"""What every format can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from agentls.format import Layout
    from agentls.syntax.cursor.context import Place
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Header
    from agentls.text import Text


class Notation(Protocol):
    """A way to write agent files down."""

    @property
    def layout(self) -> Layout:
        """The format, and where it keeps the prompt."""

    def read(self, text: Text, before: Document | None = None) -> Document:
        """The document in ``text``; never raises.

        Args:
            text: a file's characters.
            before: an earlier state of the file, in the same notation. A region whose characters are the same is
                taken over from it as it is, so that a keystroke in one leaves the other's tree alone.
        """

    def skim(self, text: Text) -> Document:
        """The document for readers of its names: a body is left unread that leads to no file and has no example."""

    def cursor_context(self, doc: Document, offset: int) -> Place | None:
        """The place of a cursor; None where nothing can be said, such as in a comment or on a fence."""

    def header_of(self, text: Text) -> Header | None:
        """The header without its examples, for readers to whom only values matter."""
