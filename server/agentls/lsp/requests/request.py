"""What most requests begin with: the open agent file they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from agentls.ide.navigation.symbols import World
from agentls.lsp.convert import edit_to_text_edit, position_to_offset, range_to_span, span_to_range

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.finding import Edit
    from agentls.lint.context import Context
    from agentls.lint.engine import Report
    from agentls.lsp.convert import Json
    from agentls.lsp.documents import OpenDocument
    from agentls.lsp.session import Session
    from agentls.project.settings import Editor
    from agentls.text import Span, Text


class AboutDocument(Protocol):
    """The parameters of a request about a document."""

    text_document: types.TextDocumentIdentifier


class AboutPosition(AboutDocument, Protocol):
    """The parameters of a request about a place in a document."""

    position: types.Position


class Request(NamedTuple):
    """An open agent file that the client asks about, and its places as that client counts them."""

    session: Session
    document: OpenDocument
    ctx: Context

    @property
    def text(self) -> Text:
        """The characters of the file."""
        return self.ctx.doc.text

    @property
    def report(self) -> Report | None:
        """What is wrong with the file; None where the settings exclude it."""
        return self.session.analysis.report(self.document.uri)

    @property
    def world(self) -> World:
        """What is known beside the file."""
        session = self.session
        return World(session.index, session.analysis, session.disk.is_file, session.documents.uri_of)

    @property
    def editor_settings(self) -> Editor:
        """What is to be shown beside findings."""
        return self.session.settings.find(self.ctx.path.as_posix() if self.ctx.path else "/").editor

    def offset(self, position: types.Position) -> int:
        """The code point before which a position stands."""
        return position_to_offset(position, self.text, self.session.capabilities.encoding)

    def span(self, place: types.Range) -> Span:
        """The code points of a range."""
        return range_to_span(place, self.text, self.session.capabilities.encoding)

    def range(self, span: Span) -> Json:
        """The range of some code points."""
        return span_to_range(span, self.text, self.session.capabilities.encoding)

    def text_edit(self, edit: Edit) -> Json:
        """The edit as the client makes it."""
        return edit_to_text_edit(edit, self.text, self.session.capabilities.encoding)


def find_request(session: Session, params: AboutDocument) -> Request | None:
    """What a request is about; None where that is not open or no agent file."""
    document = session.documents.get(params.text_document.uri)
    ctx = session.analysis.context(document.uri) if document else None
    return Request(session, document, ctx) if document and ctx else None
