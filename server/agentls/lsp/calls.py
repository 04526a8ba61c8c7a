"""The answers about calls: which agent launches which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.navigation import call_hierarchy
from agentls.lsp.navigation import SYMBOL_KINDS, Places, cursor
from agentls.semantics.fields import shown
from agentls_schemas.types import Sort

if TYPE_CHECKING:
    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session


def prepare(session: Session, params: types.CallHierarchyPrepareParams) -> list[Json] | None:
    """The agent, skill or command that calls can be asked about at the cursor."""
    here = cursor(session, params)
    if here is None:
        return None
    places = Places(session)
    return [_item(found, session, places) for found in call_hierarchy.prepare(here[0], session.index, here[1])] or None


def incoming(session: Session, params: types.CallHierarchyIncomingCallsParams) -> list[Json] | None:
    """The files that name it."""
    match params.item.data:
        case [str(sort), str(name), str(path)] if sort in list(Sort):
            found = call_hierarchy.incoming(session.index, Sort(sort), name, path, session)
        case _:
            return None
    places = Places(session)
    return [
        {
            "from": _item(call.other, session, places),
            "fromRanges": [places.range(call.other.path, span) for span in call.spans],
        }
        for call in found
    ]


def outgoing(session: Session, params: types.CallHierarchyOutgoingCallsParams) -> list[Json] | None:
    """What it names."""
    match params.item.data:
        case [str(), str(), str(path)]:
            ctx = session.context_at(path)
        case _:
            return None
    places = Places(session)
    return [
        {
            "to": _item(call.other, session, places),
            "fromRanges": [places.range(path, span) for span in call.spans],
        }
        for call in (call_hierarchy.outgoing(ctx, session.index) if ctx else ())
    ]


def _item(caller: call_hierarchy.Caller, session: Session, places: Places) -> Json:
    place = places.range(caller.path, caller.span)
    item: Json = {
        "name": caller.name,
        "kind": SYMBOL_KINDS[caller.sort].value,
        "uri": session.uri_of(caller.path),
        "range": place,
        "selectionRange": place,
        "data": [caller.sort.value, caller.name, caller.path],
    }
    if caller.description:
        item["detail"] = shown(caller.description)
    return item
