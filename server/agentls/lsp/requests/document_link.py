"""``textDocument/documentLink`` and ``documentLink/resolve``: paths that lead to files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.navigation.document_links import heading_of, links, preview
from agentls.project.documents import document_at

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.ide.navigation.document_links import LinkAt
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.DocumentLinkParams) -> list[Json] | None:
    """The paths in the document that lead to files."""
    request = session.analysis.find_request(params)
    if request is None:
        return None
    return [
        {
            "range": request.range(link.span),
            "target": _find_target(session, link),
            "data": [link.path, link.anchor],
        }
        for link in links(request.ctx, session.disk.is_file)
    ]


def resolve(session: Session, link: types.DocumentLink) -> types.DocumentLink:
    """The link with the first lines of what it leads to as its tooltip."""
    match link.data:
        case [str(path), str(anchor)] if session.capabilities.link_tooltips:
            text = session.documents.text_at(path)
            link.tooltip = (preview(document_at(path, text), anchor) if text else "") or None
    return link


def _find_target(session: Session, link: LinkAt) -> str:
    """The file's URI, with the line of the heading an anchor names as editors understand it: ``#L12``."""
    uri = session.documents.uri_of(link.path)
    text = session.documents.text_at(link.path) if link.anchor else None
    heading = heading_of(document_at(link.path, text), link.anchor) if text else None
    return f"{uri}#L{text.line_at(heading.start) + 1}" if text and heading else uri
