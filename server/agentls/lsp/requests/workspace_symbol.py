"""``workspace/symbol`` and ``workspaceSymbol/resolve``: the names of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.navigation.workspace_symbols import named
from agentls.lsp.convert import SYMBOL_KINDS
from agentls.lsp.requests.locations import START, Locations
from agentls.text import Span

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.ide.navigation.workspace_symbols import Named
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session

_MOST = 128
"""Symbols of an answer whose places have to be looked up in the files."""
_MOST_WITHOUT_PLACE = 1000
"""Symbols of an answer whose places are asked for later."""


def answer(session: Session, params: types.WorkspaceSymbolParams) -> list[Json]:
    """The names of the workspace that what was typed may mean."""
    later = session.capabilities.lazy_symbols
    found = named(session.index, params.query, _MOST_WITHOUT_PLACE if later else _MOST)
    locations = Locations(session)
    return [_write_symbol(each, session, None if later else locations) for each in found]


def _write_symbol(each: Named, session: Session, locations: Locations | None) -> Json:
    made: Json = {"name": each.name, "kind": SYMBOL_KINDS[each.sort].value, "containerName": each.container}
    if locations:
        return {**made, "location": locations.location(each.path, each.span)}
    return {**made, "location": {"uri": session.documents.uri_of(each.path)}, "data": [each.path, each.span]}


def resolve(session: Session, symbol: types.WorkspaceSymbol) -> Json:
    """The symbol with its place in its file."""
    made: Json = {"name": symbol.name, "kind": symbol.kind.value, "containerName": symbol.container_name}
    match symbol.data:
        case [str(path), [int(start), int(end)]]:
            return {**made, "location": Locations(session).location(path, Span(start, end))}
    return {**made, "location": {"uri": symbol.location.uri, "range": START}}
