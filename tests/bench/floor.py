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


if __name__ == "__main__":
    server.start_io()
