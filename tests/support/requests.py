"""What an editor asks about a document that is open."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

EVERYWHERE = types.Range(types.Position(0, 0), types.Position(10**6, 0))


def requests_at(uri: str, at: types.Position) -> Iterator[tuple[str, object]]:
    """The method and parameters of each request about an open document, or a place in it."""
    document = types.TextDocumentIdentifier(uri)
    options = types.FormattingOptions(2, True)
    yield types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams(document)
    yield types.TEXT_DOCUMENT_FOLDING_RANGE, types.FoldingRangeParams(document)
    yield types.TEXT_DOCUMENT_DOCUMENT_LINK, types.DocumentLinkParams(document)
    yield types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, types.SemanticTokensParams(document)
    yield types.TEXT_DOCUMENT_INLAY_HINT, types.InlayHintParams(document, EVERYWHERE)
    yield types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams(document)
    yield types.TEXT_DOCUMENT_DOCUMENT_COLOR, types.DocumentColorParams(document)
    yield types.TEXT_DOCUMENT_HOVER, types.HoverParams(document, at)
    yield types.TEXT_DOCUMENT_COMPLETION, types.CompletionParams(document, at)
    yield types.TEXT_DOCUMENT_SELECTION_RANGE, types.SelectionRangeParams(document, [at])
    yield types.TEXT_DOCUMENT_DEFINITION, types.DefinitionParams(document, at)
    yield types.TEXT_DOCUMENT_REFERENCES, types.ReferenceParams(types.ReferenceContext(True), document, at)
    yield types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, types.DocumentHighlightParams(document, at)
    yield types.TEXT_DOCUMENT_PREPARE_RENAME, types.PrepareRenameParams(document, at)
    yield types.TEXT_DOCUMENT_LINKED_EDITING_RANGE, types.LinkedEditingRangeParams(document, at)
    yield (
        types.TEXT_DOCUMENT_ON_TYPE_FORMATTING,
        types.DocumentOnTypeFormattingParams(document, at, "\n", options),
    )
