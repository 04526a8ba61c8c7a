"""``textDocument/linkedEditingRange``: a tag and its partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.structure.linked_editing import linked

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.LinkedEditingRangeParams) -> Json | None:
    """The names of the pair of tags at the cursor; None for no pair."""
    request = session.analysis.find_request(params)
    found = linked(request.ctx.doc, request.offset(params.position)) if request else None
    if request is None or found is None:
        return None
    return {"ranges": [request.range(span) for span in found.spans], "wordPattern": found.pattern}
