"""The answers to requests that lead elsewhere: definitions, references, links, symbols of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lsprotocol import types

from agentls.ide.navigation import definition as ide_definition
from agentls.ide.navigation import document_highlights as ide_highlights
from agentls.ide.navigation import document_links as ide_links
from agentls.ide.navigation import references as ide_references
from agentls.ide.navigation import workspace_symbols
from agentls.lsp.convert import position_to_offset, span_to_range
from agentls.syntax import parse
from agentls.text import Span, Text
from agentls_schemas.types import Sort

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session

_MOST = 128
"""Symbols of an answer whose places have to be looked up in the files."""
_MOST_WITHOUT_PLACE = 1000
"""Symbols of an answer whose places are asked for later."""
_START: Json = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}

SYMBOL_KINDS = {
    Sort.AGENT: types.SymbolKind.Class,
    Sort.SKILL: types.SymbolKind.Module,
    Sort.COMMAND: types.SymbolKind.Function,
    Sort.SERVER: types.SymbolKind.Interface,
    Sort.FILE: types.SymbolKind.File,
}
"""The icon of a name by what it names."""


class Places:
    """Places in files as the protocol writes them; each file is read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts: dict[str, Text | None] = {}

    def range(self, path: str, span: Span | None) -> Json:
        """The range of a span in a file; its start where there is none or the file is gone."""
        if span is None:
            return _START
        if path not in self._texts:
            self._texts[path] = self._session.text_at(path)
        text = self._texts[path]
        return span_to_range(span, text, self._session.client.encoding) if text else _START

    def location(self, path: str, span: Span | None) -> Json:
        """The place of a span in a file."""
        return {"uri": self._session.uri_of(path), "range": self.range(path, span)}


def world(session: Session) -> ide_definition.World:
    """What is known beside one document."""
    return ide_definition.World(session.index, session, session.disk.is_file, session.uri_of)


class _At(Protocol):
    """The parameters of a request about a place."""

    text_document: types.TextDocumentIdentifier
    position: types.Position


def cursor(session: Session, params: _At) -> tuple[Context, int] | None:
    """The document and the offset that a request is about; None where that is not open or no agent file."""
    ctx = session.context(params.text_document.uri)
    if ctx is None:
        return None
    return ctx, position_to_offset(params.position, ctx.doc.text, session.client.encoding)


def definition(session: Session, params: types.DefinitionParams) -> list[Json] | None:
    """Where the name or path at the cursor leads."""
    here = cursor(session, params)
    found = ide_definition.find_definitions(*here, world(session)) if here else None
    if here is None or found is None:
        return None
    origin, targets = found
    places = Places(session)
    if not session.client.definition_links:
        return [places.location(target.path, target.span) for target in targets]
    from_here = span_to_range(origin, here[0].doc.text, session.client.encoding)
    return [
        {
            "originSelectionRange": from_here,
            "targetUri": session.uri_of(target.path),
            "targetRange": places.range(target.path, target.whole),
            "targetSelectionRange": places.range(target.path, target.span),
        }
        for target in targets
    ]


def references(session: Session, params: types.ReferenceParams) -> list[Json] | None:
    """Where the name at the cursor stands, in all files."""
    here = cursor(session, params)
    if here is None:
        return None
    declaration = params.context.include_declaration
    found = ide_references.find_references(*here, world(session), declaration=declaration)
    places = Places(session)
    return [places.location(use.path, use.span) for use in found] or None


def highlights(session: Session, params: types.DocumentHighlightParams) -> list[Json] | None:
    """Where in the document the same stands as at the cursor."""
    here = cursor(session, params)
    if here is None:
        return None
    text, encoding = here[0].doc.text, session.client.encoding
    read, write = types.DocumentHighlightKind.Read.value, types.DocumentHighlightKind.Write.value
    return [
        {"range": span_to_range(span, text, encoding), "kind": write if given else read}
        for span, given in ide_highlights.find_highlights(*here, world(session))
    ] or None


def document_links(session: Session, params: types.DocumentLinkParams) -> list[Json] | None:
    """The paths in the document that lead to files."""
    ctx = session.context(params.text_document.uri)
    if ctx is None:
        return None
    text, encoding = ctx.doc.text, session.client.encoding
    return [
        {
            "range": span_to_range(link.span, text, encoding),
            "target": _target(session, link),
            "data": [link.path, link.anchor],
        }
        for link in ide_links.links(ctx, session.disk.is_file)
    ]


def link_resolved(session: Session, link: types.DocumentLink) -> types.DocumentLink:
    """The link with the first lines of what it leads to."""
    match link.data:
        case [str(path), str(anchor)] if session.client.link_tooltips:
            text = session.text_at(path)
            link.tooltip = (ide_links.preview(parse(text), anchor) if text else "") or None
    return link


def _target(session: Session, link: ide_links.LinkAt) -> str:
    """The file's URI, with the line of the heading an anchor names as editors understand it: ``#L12``."""
    uri = session.uri_of(link.path)
    text = session.text_at(link.path) if link.anchor else None
    heading = ide_links.heading_of(parse(text), link.anchor) if text else None
    return f"{uri}#L{text.line_at(heading.start) + 1}" if text and heading else uri


def symbols(session: Session, params: types.WorkspaceSymbolParams) -> list[Json]:
    """The names of the workspace that what was typed may mean."""
    later = session.client.lazy_symbols
    found = workspace_symbols.named(session.index, params.query, _MOST_WITHOUT_PLACE if later else _MOST)
    places = Places(session)
    return [_symbol(each, session, None if later else places) for each in found]


def _symbol(each: workspace_symbols.Named, session: Session, places: Places | None) -> Json:
    made: Json = {"name": each.name, "kind": SYMBOL_KINDS[each.sort].value, "containerName": each.container}
    if places:
        return {**made, "location": places.location(each.path, each.span)}
    return {**made, "location": {"uri": session.uri_of(each.path)}, "data": [each.path, each.span]}


def symbol_resolved(session: Session, symbol: types.WorkspaceSymbol) -> Json:
    """The symbol with its place in its file."""
    made: Json = {"name": symbol.name, "kind": symbol.kind.value, "containerName": symbol.container_name}
    match symbol.data:
        case [str(path), [int(start), int(end)]]:
            return {**made, "location": Places(session).location(path, Span(start, end))}
    return {**made, "location": {"uri": symbol.location.uri, "range": _START}}
