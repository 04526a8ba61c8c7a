"""``textDocument/hover``: what stands under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.hover import hover
from agentls.lsp.convert import hover_to_hover
from agentls.lsp.requests.request import Request

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.HoverParams) -> Json | None:
    """What stands under the cursor; None also where the settings exclude the file."""
    report = session.report(params.text_document.uri)
    if report is None:
        return None
    request = Request(report.ctx, session)
    found = hover(report.ctx, report.findings, request.offset(params.position), world=request.world)
    return hover_to_hover(found, request.text, session.client) if found else None
