"""``textDocument/definition``: where the name or path at the cursor leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.navigation.definition import find_definitions
from agentls.lsp.requests.locations import Locations

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def answer(session: Session, params: types.DefinitionParams) -> list[Json] | None:
    """Where the name or path at the cursor leads; None for nowhere."""
    request = session.analysis.find_request(params)
    found = find_definitions(request.ctx, request.offset(params.position), session.world) if request else None
    if request is None or found is None:
        return None
    origin, targets = found
    locations = Locations(session)
    if not session.capabilities.definition_links:
        return [locations.location(target.path, target.span) for target in targets]
    from_here = request.range(origin)
    return [
        {
            "originSelectionRange": from_here,
            "targetUri": session.documents.uri_of(target.path),
            "targetRange": locations.range(target.path, target.whole),
            "targetSelectionRange": locations.range(target.path, target.span),
        }
        for target in targets
    ]
