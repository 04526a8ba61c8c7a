"""The floor: a bare pygls server that answers everything with a constant."""

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

server = LanguageServer("floor", "1")
START = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 3))
DIAGNOSTIC = lsp.Diagnostic(START, "constant", lsp.DiagnosticSeverity.Warning, source="floor")
ITEMS = [
    lsp.CompletionItem(f"item{n}", documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, "constant"))
    for n in range(20)
]


def publish(document: lsp.TextDocumentItem | lsp.VersionedTextDocumentIdentifier) -> None:
    """Sends the one diagnostic."""
    server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(document.uri, [DIAGNOSTIC], document.version))


@server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
def did_open(params: lsp.DidOpenTextDocumentParams) -> None:
    """Answers an opened document."""
    publish(params.text_document)


@server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
def did_change(params: lsp.DidChangeTextDocumentParams) -> None:
    """Answers an edit."""
    publish(params.text_document)


@server.feature(lsp.TEXT_DOCUMENT_COMPLETION)
def completion(_params: lsp.CompletionParams) -> lsp.CompletionList:
    """Twenty items."""
    return lsp.CompletionList(is_incomplete=False, items=ITEMS)


@server.feature(lsp.TEXT_DOCUMENT_HOVER)
def hover(_params: lsp.HoverParams) -> lsp.Hover:
    """One word."""
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, "constant"))


@server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION)
def code_action(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """One edit."""
    edit = lsp.WorkspaceEdit(changes={params.text_document.uri: [lsp.TextEdit(START, "x")]})
    return [lsp.CodeAction("constant", lsp.CodeActionKind.QuickFix, edit=edit)]


LEGEND = lsp.SemanticTokensLegend(["property"], [])
LOCATION = lsp.Location("file:///x.md", START)
SYMBOL = lsp.DocumentSymbol("constant", lsp.SymbolKind.Field, START, START)
COLOR = lsp.Color(1.0, 0.0, 0.0, 1.0)
EDIT = lsp.TextEdit(START, "x")
CALL = lsp.CallHierarchyItem("constant", lsp.SymbolKind.Class, "file:///x.md", START, START)
ANSWERS: dict[str, object] = {
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: [SYMBOL] * 20,
    lsp.TEXT_DOCUMENT_FOLDING_RANGE: [lsp.FoldingRange(0, 3)] * 20,
    lsp.TEXT_DOCUMENT_SELECTION_RANGE: [lsp.SelectionRange(START, lsp.SelectionRange(START))],
    lsp.TEXT_DOCUMENT_INLAY_HINT: [lsp.InlayHint(START.start, "constant")],
    lsp.TEXT_DOCUMENT_CODE_LENS: [lsp.CodeLens(START)],
    lsp.TEXT_DOCUMENT_DOCUMENT_LINK: [lsp.DocumentLink(START)],
    lsp.TEXT_DOCUMENT_DOCUMENT_COLOR: [lsp.ColorInformation(START, COLOR)],
    lsp.TEXT_DOCUMENT_LINKED_EDITING_RANGE: lsp.LinkedEditingRanges([START, START]),
    lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: [lsp.DocumentHighlight(START)],
    lsp.TEXT_DOCUMENT_DEFINITION: [LOCATION],
    lsp.TEXT_DOCUMENT_REFERENCES: [LOCATION],
    lsp.TEXT_DOCUMENT_PREPARE_RENAME: START,
    lsp.TEXT_DOCUMENT_RENAME: lsp.WorkspaceEdit(changes={"file:///x.md": [EDIT]}),
    lsp.TEXT_DOCUMENT_FORMATTING: [EDIT],
    lsp.TEXT_DOCUMENT_RANGE_FORMATTING: [EDIT],
    lsp.TEXT_DOCUMENT_ON_TYPE_FORMATTING: [EDIT],
    lsp.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY: [CALL],
    lsp.WORKSPACE_SYMBOL: [lsp.WorkspaceSymbol(LOCATION, "constant", lsp.SymbolKind.Class)] * 20,
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: lsp.SemanticTokens([0, 0, 3, 0, 0] * 100, "1"),
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA: lsp.SemanticTokensDelta([], "1"),
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: lsp.SemanticTokens([0, 0, 3, 0, 0] * 20),
}
OPTIONS = {lsp.TEXT_DOCUMENT_ON_TYPE_FORMATTING: lsp.DocumentOnTypeFormattingOptions("\n")}


def answer(method: str, result: object) -> None:
    """Answers a request with a constant."""
    options = LEGEND if "semanticTokens" in method else OPTIONS.get(method)
    server.feature(method, options)(lambda _params: result)


for each, constant in ANSWERS.items():
    answer(each, constant)


if __name__ == "__main__":
    server.start_io()
