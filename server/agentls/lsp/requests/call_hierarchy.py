"""``textDocument/prepareCallHierarchy`` and ``callHierarchy/…Calls``: which agent launches which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.navigation import call_hierarchy as ide
from agentls.lsp.convert import SYMBOL_KINDS
from agentls.lsp.requests.locations import Locations
from agentls.semantics.fields import abbreviate
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lsprotocol import types

    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session
    from agentls.text import Span


def prepare(session: Session, params: types.CallHierarchyPrepareParams) -> list[Json] | None:
    """The agent, skill or command that calls can be asked about at the cursor; None for nothing."""
    request = session.analysis.find_request(params)
    if request is None:
        return None
    locations = Locations(session)
    found = ide.prepare(request.ctx, session.index, request.offset(params.position))
    return [_write_item(each, session, locations) for each in found] or None


def answer_incoming(session: Session, params: types.CallHierarchyIncomingCallsParams) -> list[Json] | None:
    """The files that name it; None for an item that is not ours."""
    match params.item.data:
        case [str(sort), str(name), str(path)] if sort in list(Sort):
            found = ide.incoming(session.index, Sort(sort), name, path, session.analysis)
        case _:
            return None
    locations = Locations(session)
    return [
        {
            "from": _write_item(call.other, session, locations),
            "fromRanges": _write_ranges(call.other.path, call.spans, locations),
        }
        for call in found
    ]


def answer_outgoing(session: Session, params: types.CallHierarchyOutgoingCallsParams) -> list[Json] | None:
    """What it names; None for an item that is not ours."""
    match params.item.data:
        case [str(), str(), str(path)]:
            ctx = session.analysis.context_at(path)
        case _:
            return None
    locations = Locations(session)
    return [
        {
            "to": _write_item(call.other, session, locations),
            "fromRanges": _write_ranges(path, call.spans, locations),
        }
        for call in (ide.outgoing(ctx, session.index) if ctx else ())
    ]


def _write_item(caller: ide.Caller, session: Session, locations: Locations) -> Json:
    place = locations.range(caller.path, caller.span)
    item: Json = {
        "name": caller.name,
        "kind": SYMBOL_KINDS[caller.sort].value,
        "uri": session.documents.uri_of(caller.path),
        "range": place,
        "selectionRange": place,
        "data": [caller.sort.value, caller.name, caller.path],
    }
    if caller.description:
        item["detail"] = abbreviate(caller.description)
    return item


def _write_ranges(path: str, spans: Iterable[Span], locations: Locations) -> list[Json]:
    return [locations.range(path, span) for span in spans]
