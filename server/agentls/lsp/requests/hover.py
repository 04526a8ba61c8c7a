"""``textDocument/hover``: what stands under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.hover import hover
from agentls.lsp.convert import hover_to_hover
from agentls.lsp.requests.request import find_request

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.HoverParams) -> Json | None:
    """What stands under the cursor; None also where the settings exclude the file."""
    request = find_request(session, params)
    report = request.report if request else None
    if request is None or report is None:
        return None
    found = hover(request.ctx, report.findings, request.offset(params.position), world=request.world)
    return hover_to_hover(found, request.text, session.capabilities) if found else None
