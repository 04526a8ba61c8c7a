"""``textDocument/references``: where the name or path at the cursor stands, in all files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.navigation.references import find_references
from agentls.lsp.requests.locations import Locations

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.ReferenceParams) -> list[Json] | None:
    """Where the name at the cursor stands, in all files; None for no name."""
    request = session.analysis.find_request(params)
    if request is None:
        return None
    declaration = params.context.include_declaration
    found = find_references(request.ctx, request.offset(params.position), session.world, declaration=declaration)
    locations = Locations(session)
    return [locations.location(each.path, each.span) for each in found] or None
