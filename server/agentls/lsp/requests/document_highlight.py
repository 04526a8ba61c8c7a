"""``textDocument/documentHighlight``: where in the document the same stands as at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from agentls.ide.navigation.document_highlights import find_highlights

if TYPE_CHECKING:
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session

_READ, _WRITE = types.DocumentHighlightKind.Read.value, types.DocumentHighlightKind.Write.value


def answer(session: Session, params: types.DocumentHighlightParams) -> list[Json] | None:
    """Where in the document the same stands as at the cursor; None for nothing."""
    request = session.analysis.find_request(params)
    if request is None:
        return None
    found = find_highlights(request.ctx, request.offset(params.position), session.world)
    return [{"range": request.range(span), "kind": _WRITE if defines else _READ} for span, defines in found] or None
