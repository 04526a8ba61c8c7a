"""``textDocument/selectionRange``: what a selection grows over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.structure.selection_range import selections
from agentls.lsp.convert import make_range_of

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.SelectionRangeParams) -> list[Json] | None:
    """For each cursor what its selection grows over."""
    request = session.analysis.find_request(params)
    if request is None:
        return None
    range_of, found = make_range_of(request.text, session.capabilities.encoding), []
    for position in params.positions:
        made: Json = {}
        for span in reversed(selections(request.ctx, request.offset(position))):
            around = {"parent": made} if made else {}
            made = {"range": range_of(span), **around}
        found.append(made)
    return found
