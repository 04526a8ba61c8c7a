"""``textDocument/completion``: what could be written at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.completion import complete
from agentls.ide.completion.request import MOST
from agentls.lsp.convert import completion_to_item
from agentls.lsp.json_service import leave_out_schema

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.CompletionParams) -> Json | None:
    """What could be written at the cursor; None for nothing."""
    request = session.analysis.find_request(params)
    if request is None:
        return None
    offset = request.offset(params.position)
    typed = params.context.trigger_character if params.context else None
    found = complete(request.ctx, offset, session.index, session.disk.list, typed or "")
    if session.capabilities.json_service:
        found = leave_out_schema(request.ctx, found)
    items = [completion_to_item(item, request.text, session.capabilities) for item in found]
    return {"isIncomplete": len(items) >= MOST, "items": items} if items else None
