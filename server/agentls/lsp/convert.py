"""Between our values and the protocol's; the only place where lines and columns of it are made or read.

What is sent is built as plain JSON: turning protocol objects into it takes longer than finding what
is wrong with the file. The tests check every message against the protocol's types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from lsprotocol import types

from agentls.ide.markup import plain
from agentls.ide.results import CompletionKind, Later
from agentls.lint.rule_docs import page_url
from agentls.lsp.capabilities.client import SUGGEST_AGAIN
from agentls.markdown_escape import unescape
from agentls.named_tuple import NamedTuple
from agentls.text import Position, Span, Text
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from agentls.finding import Edit, Finding
    from agentls.ide.results import Action, Completion, Hover
    from agentls.lint.context import Context
    from agentls.lsp.capabilities.client import Capabilities
    from agentls.text import Encoding

Json = dict[str, Any]

EXPLAIN = "agentls.explain"
"""The command that shows a rule's documentation; its argument is the rule's name."""
CONVERT = "agentls.convert"
"""The command that makes another tool's file; its arguments are a document's URI and a kind's id."""

_COMPLETION_KINDS = {
    CompletionKind.FIELD: types.CompletionItemKind.Property,
    CompletionKind.VALUE: types.CompletionItemKind.Value,
    CompletionKind.TOOL: types.CompletionItemKind.Function,
    CompletionKind.MODEL: types.CompletionItemKind.EnumMember,
    CompletionKind.COLOR: types.CompletionItemKind.Color,
    CompletionKind.EVENT: types.CompletionItemKind.Event,
    CompletionKind.SNIPPET: types.CompletionItemKind.Snippet,
    CompletionKind.SECTION: types.CompletionItemKind.Module,
    CompletionKind.FILE: types.CompletionItemKind.File,
    CompletionKind.FOLDER: types.CompletionItemKind.Folder,
}
SYMBOL_KINDS = {
    Sort.AGENT: types.SymbolKind.Class,
    Sort.SKILL: types.SymbolKind.Module,
    Sort.COMMAND: types.SymbolKind.Function,
    Sort.SERVER: types.SymbolKind.Interface,
    Sort.PLUGIN: types.SymbolKind.Package,
    Sort.FILE: types.SymbolKind.File,
}
"""The icon of a name by what it names."""


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
        case ["fix-all" | "fix-rule" | "ignore" | "rewrite" as what, str(name), int(start), int(end)]:
            return Later(what, name, Span(start, end))
    return None


# To the protocol


def span_to_range(span: Span, text: Text, encoding: Encoding) -> Json:
    """The range of a span."""
    first, last = text.position(span.start, encoding), text.position(span.end, encoding)
    return {
        "start": {"line": first.line, "character": first.column},
        "end": {"line": last.line, "character": last.column},
    }


def offset_to_position(offset: int, text: Text, encoding: Encoding) -> Json:
    """The position before a code point."""
    at = text.position(offset, encoding)
    return {"line": at.line, "character": at.column}


def make_range_of(text: Text, encoding: Encoding) -> Callable[[Span], Json]:
    """``span_to_range`` for many spans of a text that share edges; those are looked up once."""
    known: dict[int, Json] = {}

    def edge(offset: int) -> Json:
        if offset not in known:
            known[offset] = offset_to_position(offset, text, encoding)
        return known[offset]

    return lambda span: {"start": edge(span.start), "end": edge(span.end)}


def edit_to_text_edit(edit: Edit, text: Text, encoding: Encoding) -> Json:
    """The edit of a document."""
    return {"range": span_to_range(edit.span, text, encoding), "newText": edit.text}


def finding_to_diagnostic(finding: Finding, text: Text, client: Capabilities, uri: str) -> Json:
    """The diagnostic of a finding in the document with this URI."""
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
    if finding.related and client.related_places:
        diagnostic["relatedInformation"] = [
            {"location": {"uri": uri, "range": span_to_range(span, text, client.encoding)}, "message": message}
            for span, message in finding.related
        ]
    return diagnostic


class EditedFile(NamedTuple):
    """A file with what to change in it."""

    uri: str
    version: int | None
    """None where it is not open."""
    text: Text
    edits: Sequence[Edit]


def edits_to_workspace_edit(edits: Sequence[Edit], uri: str, version: int, text: Text, client: Capabilities) -> Json:
    """Edits of one open document, tied to its version where the client can do that."""
    return files_to_workspace_edit([EditedFile(uri, version, text, edits)], (), client)


def files_to_workspace_edit(
    files: Iterable[EditedFile], moves: Sequence[tuple[str, str]], client: Capabilities
) -> Json:
    """Edits of several files, then renames of files and folders from one URI to another.

    Only a client that ``renames_files`` is to be given renames.
    """
    made = {file.uri: (file.version, _edits(file, client)) for file in files}
    if not (client.document_changes or moves):
        return {"changes": {uri: edits for uri, (_, edits) in made.items()}}
    edited: list[Json] = [
        {"textDocument": {"uri": uri, "version": version}, "edits": edits} for uri, (version, edits) in made.items()
    ]
    return {"documentChanges": edited + [{"kind": "rename", "oldUri": old, "newUri": new} for old, new in moves]}


def _edits(file: EditedFile, client: Capabilities) -> list[Json]:
    return [{"range": span_to_range(e.span, file.text, client.encoding), "newText": e.text} for e in file.edits]


def action_to_code_action(action: Action, uri: str, version: int, text: Text, client: Capabilities) -> Json:
    """The code action, with its edit or its command."""
    made: Json = {"title": action.title, "kind": action.kind}
    if action.finding:
        made["diagnostics"] = [finding_to_diagnostic(action.finding, text, client, uri)]
    if action.preferred:
        made["isPreferred"] = True
    if action.edits:
        made["edit"] = edits_to_workspace_edit(action.edits, uri, version, text, client)
    if action.later:
        what, name, (start, end) = action.later
        made["data"] = [uri, version, what, name, start, end]
    if action.convert:
        made["command"] = {"title": action.title, "command": CONVERT, "arguments": [uri, action.convert]}
    if action.explain:
        made["command"] = {"title": action.title, "command": EXPLAIN, "arguments": [action.explain]}
    return made


def hover_to_hover(hover: Hover, text: Text, client: Capabilities) -> Json:
    """The hover with its range."""
    contents = markdown_to_markup(hover.markdown, markdown=client.markdown_hover)
    return {"contents": contents, "range": span_to_range(hover.span, text, client.encoding)}


def completion_to_item(completion: Completion, text: Text, client: Capabilities) -> Json:
    """The completion item; a snippet becomes plain text for clients that know none."""
    snippet = completion.snippet and client.snippets
    new = plain(completion.insert) if completion.snippet and not snippet else completion.insert
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
        item["documentation"] = (
            markdown_to_markup(completion.doc, markdown=True) if client.markdown_docs else unescape(completion.doc)
        )
    if completion.label.startswith(("<", "---", "#")):
        item["filterText"] = _filter_text(completion, text)
    if completion.sort:
        item["sortText"] = completion.sort
    if completion.deprecated and client.struck_out:
        item["tags"] = [types.CompletionItemTag.Deprecated.value]
    if completion.more and client.suggests_again:
        item["command"] = {"title": "Suggest", "command": SUGGEST_AGAIN}
    return item


def _filter_text(completion: Completion, text: Text) -> str:
    """What an editor compares with what is typed of a tag, a fence or a heading.

    One that is typed to its end is done: a list that stays open would take the next line end for itself. Of a heading
    it is the first word, unless more is there: editors filter loosely, and `## Role` would bring up `## Core Results`.
    """
    label = completion.label
    if label.startswith("#"):
        first = " ".join(label.split(" ")[:2])
        label = label[: max(len(first), len(completion.replace.of(text.content)))]
    return label if label != completion.label else label[:-1]


def markdown_to_markup(value: str, *, markdown: bool) -> Json:
    """Markdown for clients that show it as such, and for those that show it as it is."""
    return {"kind": "markdown", "value": value} if markdown else {"kind": "plaintext", "value": unescape(value)}


# One document's places, for as long as a request about it lasts


class AboutDocument(Protocol):
    """The parameters of a request about a document."""

    text_document: types.TextDocumentIdentifier


class Request(NamedTuple):
    """An open agent file that the client asks about, and its places as that client counts them."""

    uri: str
    version: int
    ctx: Context
    capabilities: Capabilities

    @property
    def text(self) -> Text:
        """The characters of the file."""
        return self.ctx.doc.text

    @property
    def path(self) -> str:
        """Where the file is, parts divided by ``/``."""
        return self.ctx.path.as_posix() if self.ctx.path else ""

    def offset(self, position: types.Position) -> int:
        """The code point before which a position stands."""
        return position_to_offset(position, self.text, self.capabilities.encoding)

    def span(self, place: types.Range) -> Span:
        """The code points of a range."""
        return range_to_span(place, self.text, self.capabilities.encoding)

    def range(self, span: Span) -> Json:
        """The range of some code points."""
        return span_to_range(span, self.text, self.capabilities.encoding)

    def text_edit(self, edit: Edit) -> Json:
        """The edit as the client makes it."""
        return edit_to_text_edit(edit, self.text, self.capabilities.encoding)
