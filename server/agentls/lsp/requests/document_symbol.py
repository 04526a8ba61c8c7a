"""``textDocument/documentSymbol``: the parts of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from agentls.ide.structure.document_symbols import SymbolSort, symbols
from agentls.lsp.convert import make_range_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from agentls.ide.structure.document_symbols import Symbol
    from agentls.lsp.capabilities.client import Capabilities
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session
    from agentls.text import Span

# Of the kinds that every client knows; for headings the one that editors use for those of Markdown.
_KINDS = {
    SymbolSort.FIELD: types.SymbolKind.Property.value,
    SymbolSort.LIST: types.SymbolKind.Array.value,
    SymbolSort.MAP: types.SymbolKind.Module.value,
    SymbolSort.SECTION: types.SymbolKind.String.value,
    SymbolSort.EXAMPLE: types.SymbolKind.Interface.value,
    SymbolSort.CODE: types.SymbolKind.Constant.value,
}


def answer(session: Session, params: types.DocumentSymbolParams) -> list[Json]:
    """The document's parts, as a tree where the client knows trees."""
    request = session.analysis.find_request(params)
    if request is None:
        return []
    range_of, found = make_range_of(request.text, session.capabilities.encoding), symbols(request.ctx)
    if session.capabilities.symbol_trees:
        return [_write_tree(symbol, range_of, session.capabilities) for symbol in found]
    return list(_write_flat(found, "", params.text_document.uri, range_of))


def _write_tree(symbol: Symbol, range_of: Callable[[Span], Json], client: Capabilities) -> Json:
    made: Json = {
        "name": symbol.name,
        "kind": _KINDS[symbol.sort],
        "range": range_of(symbol.span),
        "selectionRange": range_of(symbol.name_span),
    }
    if symbol.detail:
        made["detail"] = symbol.detail
    if symbol.deprecated and client.symbol_tags:
        made["tags"] = [types.SymbolTag.Deprecated.value]
    if symbol.children:
        made["children"] = [_write_tree(child, range_of, client) for child in symbol.children]
    return made


def _write_flat(found: Iterable[Symbol], holder: str, uri: str, range_of: Callable[[Span], Json]) -> Iterator[Json]:
    for symbol in found:
        place = {"uri": uri, "range": range_of(symbol.span)}
        made: Json = {"name": symbol.name, "kind": _KINDS[symbol.sort], "location": place}
        if holder:
            made["containerName"] = holder
        yield made
        yield from _write_flat(symbol.children, symbol.name, uri, range_of)
