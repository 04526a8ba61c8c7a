"""``textDocument/onTypeFormatting``: what is written by itself behind a character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.structure.on_type_formatting import on_type

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.DocumentOnTypeFormattingParams) -> list[Json] | None:
    """What is written by itself after the character typed; None for nothing."""
    request = session.analysis.find_request(params)
    if request is None:
        return None
    edits = on_type(request.ctx, request.offset(params.position), params.ch)
    return [request.text_edit(edit) for edit in edits] or None
