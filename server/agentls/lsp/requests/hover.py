"""``textDocument/hover``: what stands under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.hover import hover
from agentls.lsp.convert import hover_to_hover
from agentls.lsp.json_service import is_explained, leave_out_syntax

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
    findings, declared = report.findings, True
    if session.capabilities.json_service:
        findings, declared = leave_out_syntax(request.ctx, findings), not is_explained(request.ctx)
    offset = request.offset(params.position)
    found = hover(request.ctx, findings, offset, session.world, told=told, declared=declared)
    return hover_to_hover(found, request.text, session.capabilities) if found else None
