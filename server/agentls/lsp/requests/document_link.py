"""``textDocument/documentLink`` and ``documentLink/resolve``: paths that lead to files."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from agentls.ide.navigation.document_links import anchors_of, links, preview
from agentls.markdown_escape import escape_lines
from agentls.project.documents import document_at

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.ide.navigation.document_links import LinkAt
    from agentls.lint.context import Context
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.DocumentLinkParams) -> list[Json] | None:
    """The paths in the document that lead to files."""
    request = session.analysis.find_request(params)
    if request is None:
        return None
    # Each target is read once for an answer, of which many links may lead to one.
    find_lines = cache(partial(_find_lines, session, request.ctx))
    return [
        {
            "range": request.range(link.span),
            "target": _write_target(session, link, find_lines(link.path) if link.anchor else {}),
            "data": [link.path, link.anchor],
        }
        for link in links(request.ctx, session.disk.is_file)
    ]


def resolve(session: Session, link: types.DocumentLink) -> types.DocumentLink:
    """The link with the first lines of what it leads to as its tooltip."""
    match link.data:
        case [str(path), str(anchor)] if session.capabilities.link_tooltips:
            text = session.documents.text_at(path)
            # Some editors make Markdown of it.
            link.tooltip = (escape_lines(preview(document_at(path, text), anchor)) if text else "") or None
    return link


def _find_lines(session: Session, ctx: Context, path: str) -> dict[str, int]:
    """The lines of a file that anchors name."""
    if ctx.path and path == ctx.path.as_posix():
        doc = ctx.doc
    else:
        text = session.documents.text_at(path)
        if text is None:
            return {}
        doc = document_at(path, text)
    return {anchor: doc.text.line_at(span.start) for anchor, span in anchors_of(doc).items()}


def _write_target(session: Session, link: LinkAt, lines: dict[str, int]) -> str:
    """The file's URI, with the line of the heading an anchor names as editors understand it: ``#L12``."""
    uri = session.documents.uri_of(link.path)
    line = lines.get(link.anchor.lower())
    return uri if line is None else f"{uri}#L{line + 1}"
