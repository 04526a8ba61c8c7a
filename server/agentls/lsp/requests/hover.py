"""``textDocument/hover``: what stands under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.hover import hover
from agentls.lsp.convert import hover_to_hover

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.HoverParams) -> Json | None:
    """What stands under the cursor; None also where the settings exclude the file."""
    request = session.analysis.find_request(params)
    report = session.analysis.report(request.uri) if request else None
    if request is None or report is None:
        return None
    told = session.capabilities.hovers_diagnostics
    found = hover(request.ctx, report.findings, request.offset(params.position), session.world, told=told)
    return hover_to_hover(found, request.text, session.capabilities) if found else None
