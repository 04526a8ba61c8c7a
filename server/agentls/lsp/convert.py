"""Between our values and the protocol's; the only place where lines and columns of it are made or read.

What is sent is built as plain JSON: turning protocol objects into it takes longer than finding what
is wrong with the file. The tests check every message against the protocol's types.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from agentls.ide.values import CompletionKind, Later
from agentls.lint.docs import page_url
from agentls.lsp.capabilities import SUGGEST_AGAIN
from agentls.text import Position, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from agentls.finding import Edit, Finding
    from agentls.ide.values import Action, Completion, Hover
    from agentls.lsp.capabilities import Capabilities
    from agentls.text import Encoding

Json = dict[str, Any]

EXPLAIN = "agentls.explain"
"""The command that shows a rule's documentation; its argument is the rule's name."""

_COMPLETION_KINDS = {
    CompletionKind.FIELD: types.CompletionItemKind.Property,
    CompletionKind.VALUE: types.CompletionItemKind.Value,
    CompletionKind.TOOL: types.CompletionItemKind.Function,
    CompletionKind.MODEL: types.CompletionItemKind.EnumMember,
    CompletionKind.COLOR: types.CompletionItemKind.Color,
    CompletionKind.EVENT: types.CompletionItemKind.Event,
    CompletionKind.SNIPPET: types.CompletionItemKind.Snippet,
    CompletionKind.SECTION: types.CompletionItemKind.Module,
}
_PLACEHOLDER = re.compile(r"\\([\\$}])|\$\d+|\$\{\d+(?::([^{}]*)|\|([^,|]*)[^}]*\|)?\}")


# From the protocol


def position_to_offset(position: types.Position, text: Text, encoding: Encoding) -> int:
    """The code point a position stands before; places outside the text are moved to its nearest edge."""
    return text.offset(Position(position.line, position.character), encoding)


def range_to_span(place: types.Range, text: Text, encoding: Encoding) -> Span:
    """The span of a range; empty at its start where it runs backwards."""
    start = position_to_offset(place.start, text, encoding)
    return Span(start, max(start, position_to_offset(place.end, text, encoding)))


def changes_to_text(changes: Iterable[types.TextDocumentContentChangeEvent], text: Text, encoding: Encoding) -> Text:
    """The text after a notification's changes, each of which is about the result of the one before."""
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            text = text.replace(range_to_span(change.range, text, encoding), change.text)
        else:
            text = Text(change.text)
    return text


def data_to_later(data: Sequence[object]) -> Later | None:
    """What an action left for later, from the end of its data; None for anything else."""
    match data:
        case ["fix-all" | "fix-rule" | "ignore" as what, str(rule), int(start), int(end)]:
            return Later(what, rule, Span(start, end))
    return None


# To the protocol


def span_to_range(span: Span, text: Text, encoding: Encoding) -> Json:
    """The range of a span."""
    start, end = text.position(span.start, encoding), text.position(span.end, encoding)
    return {
        "start": {"line": start.line, "character": start.column},
        "end": {"line": end.line, "character": end.column},
    }


def finding_to_diagnostic(finding: Finding, text: Text, client: Capabilities) -> Json:
    """The diagnostic of a finding."""
    diagnostic: Json = {
        "range": span_to_range(finding.span, text, client.encoding),
        "severity": int(finding.severity),
        "code": finding.rule,
        "source": "agentls",
        "message": finding.message,
    }
    if client.rule_links:
        diagnostic["codeDescription"] = {"href": page_url(finding.rule)}
    if finding.unnecessary and client.fading:
        diagnostic["tags"] = [types.DiagnosticTag.Unnecessary.value]
    return diagnostic


def edits_to_workspace_edit(edits: Sequence[Edit], uri: str, version: int, text: Text, client: Capabilities) -> Json:
    """Edits of one open document, tied to its version where the client can do that."""
    made = [{"range": span_to_range(e.span, text, client.encoding), "newText": e.text} for e in edits]
    if client.document_changes:
        return {"documentChanges": [{"textDocument": {"uri": uri, "version": version}, "edits": made}]}
    return {"changes": {uri: made}}


def action_to_code_action(action: Action, uri: str, version: int, text: Text, client: Capabilities) -> Json:
    """The code action, with its edit or its command."""
    made: Json = {"title": action.title, "kind": action.kind}
    if action.finding:
        made["diagnostics"] = [finding_to_diagnostic(action.finding, text, client)]
    if action.preferred:
        made["isPreferred"] = True
    if action.edits:
        made["edit"] = edits_to_workspace_edit(action.edits, uri, version, text, client)
    if action.later:
        what, rule, (start, end) = action.later
        made["data"] = [uri, version, what, rule, start, end]
    if action.explain:
        made["command"] = {"title": action.title, "command": EXPLAIN, "arguments": [action.explain]}
    return made


def hover_to_hover(hover: Hover, text: Text, client: Capabilities) -> Json:
    """The hover with its range."""
    contents = _markup(hover.markdown, markdown=client.markdown_hover)
    return {"contents": contents, "range": span_to_range(hover.span, text, client.encoding)}


def completion_to_item(completion: Completion, text: Text, client: Capabilities) -> Json:
    """The completion item; a snippet becomes plain text for clients that know none."""
    snippet = completion.snippet and client.snippets
    new = snippet_to_plain(completion.insert) if completion.snippet and not snippet else completion.insert
    item: Json = {
        "label": completion.label,
        "kind": _COMPLETION_KINDS[completion.kind].value,
        "textEdit": {"range": span_to_range(completion.replace, text, client.encoding), "newText": new},
    }
    if snippet:
        item["insertTextFormat"] = types.InsertTextFormat.Snippet.value
    if completion.detail:
        item["detail"] = completion.detail
    if completion.doc:
        # Not every client takes more than a string here; a string it takes for plain text.
        item["documentation"] = _markup(completion.doc, markdown=True) if client.markdown_docs else completion.doc
    if completion.sort:
        item["sortText"] = completion.sort
    if completion.deprecated and client.struck_out:
        item["tags"] = [types.CompletionItemTag.Deprecated.value]
    if completion.more and client.suggests_again:
        item["command"] = {"title": "Suggest", "command": SUGGEST_AGAIN}
    return item


def snippet_to_plain(snippet: str) -> str:
    """A snippet's text with its placeholders filled in: their default, their first choice, or nothing."""

    return _PLACEHOLDER.sub(lambda found: next((part for part in found.groups() if part is not None), ""), snippet)


def _markup(value: str, *, markdown: bool) -> Json:
    return {"kind": "markdown" if markdown else "plaintext", "value": value}
