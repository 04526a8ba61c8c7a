"""What a document consists of: symbols, folds, growing selections, linked tags, and what is written by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from agentls.ide.structure.document_symbols import SymbolSort, symbols
from agentls.ide.structure.folding_ranges import folds
from agentls.ide.structure.linked_editing import linked
from agentls.ide.structure.on_type_formatting import on_type
from agentls.ide.structure.selection_range import selections
from agentls.lsp.convert import edit_to_text_edit, position_to_offset, ranges_of, span_to_range

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from agentls.ide.structure.document_symbols import Symbol
    from agentls.ide.structure.folding_ranges import Fold
    from agentls.lsp.capabilities import Capabilities
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session
    from agentls.text import Span, Text

# Of the kinds that every client knows; for headings the one that editors use for those of Markdown.
_KINDS = {
    SymbolSort.FIELD: types.SymbolKind.Property.value,
    SymbolSort.LIST: types.SymbolKind.Array.value,
    SymbolSort.MAP: types.SymbolKind.Module.value,
    SymbolSort.SECTION: types.SymbolKind.String.value,
    SymbolSort.EXAMPLE: types.SymbolKind.Interface.value,
    SymbolSort.CODE: types.SymbolKind.Constant.value,
}


def document_symbols(session: Session, params: types.DocumentSymbolParams) -> list[Json]:
    """The document's parts, as a tree where the client knows trees."""
    uri = params.text_document.uri
    ctx = session.context(uri)
    if ctx is None:
        return []
    range_of = ranges_of(ctx.doc.text, session.client.encoding)
    if session.client.symbol_trees:
        return [_tree(symbol, range_of, session.client) for symbol in symbols(ctx)]
    return list(_flat(symbols(ctx), "", uri, range_of))


def _tree(symbol: Symbol, range_of: Callable[[Span], Json], client: Capabilities) -> Json:
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
        made["children"] = [_tree(child, range_of, client) for child in symbol.children]
    return made


def _flat(found: Iterable[Symbol], holder: str, uri: str, range_of: Callable[[Span], Json]) -> Iterator[Json]:
    for symbol in found:
        place = {"uri": uri, "range": range_of(symbol.span)}
        made: Json = {"name": symbol.name, "kind": _KINDS[symbol.sort], "location": place}
        if holder:
            made["containerName"] = holder
        yield made
        yield from _flat(symbol.children, symbol.name, uri, range_of)


def folding_ranges(session: Session, params: types.FoldingRangeParams) -> list[Json]:
    """What can be folded, no more than the client takes."""
    ctx = session.context(params.text_document.uri)
    if ctx is None:
        return []
    return [_fold(fold, ctx.doc.text, session.client) for fold in folds(ctx.doc, session.client.most_folds)]


def _fold(fold: Fold, text: Text, client: Capabilities) -> Json:
    made: Json = {"startLine": fold.first, "endLine": fold.last}
    if not client.folds_lines:
        hidden = span_to_range(fold.span, text, client.encoding)
        made["startCharacter"] = hidden["start"]["character"]
        made["endLine"], made["endCharacter"] = hidden["end"]["line"], hidden["end"]["character"]
    if fold.comment and client.folds_comments:
        made["kind"] = types.FoldingRangeKind.Comment.value
    return made


def selection_ranges(session: Session, params: types.SelectionRangeParams) -> list[Json] | None:
    """For each cursor what its selection grows over."""
    ctx = session.context(params.text_document.uri)
    if ctx is None:
        return None
    text, encoding = ctx.doc.text, session.client.encoding
    range_of, answer = ranges_of(text, encoding), []
    for position in params.positions:
        made: Json = {}
        for span in reversed(selections(ctx, position_to_offset(position, text, encoding))):
            around = {"parent": made} if made else {}
            made = {"range": range_of(span), **around}
        answer.append(made)
    return answer


def linked_ranges(session: Session, params: types.LinkedEditingRangeParams) -> Json | None:
    """The names of the pair of tags at the cursor."""
    ctx = session.context(params.text_document.uri)
    if ctx is None:
        return None
    text, encoding = ctx.doc.text, session.client.encoding
    found = linked(ctx.doc, position_to_offset(params.position, text, encoding))
    if found is None:
        return None
    return {"ranges": [span_to_range(span, text, encoding) for span in found.spans], "wordPattern": found.pattern}


def typed(session: Session, params: types.DocumentOnTypeFormattingParams) -> list[Json] | None:
    """What is written by itself after the character typed."""
    ctx = session.context(params.text_document.uri)
    if ctx is None:
        return None
    text, encoding = ctx.doc.text, session.client.encoding
    edits = on_type(ctx, position_to_offset(params.position, text, encoding), params.ch)
    return [edit_to_text_edit(edit, text, encoding) for edit in edits] or None
