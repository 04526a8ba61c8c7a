"""What editors show in and above the lines of a document: colours, hints, lenses."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from agentls.ide import code_lens as ide_lenses
from agentls.ide import document_colors as ide_colors
from agentls.ide import inlay_hints as ide_hints
from agentls.ide.navigation import occurrences
from agentls.ide.navigation import references as ide_references
from agentls.lsp.capabilities import SHOW_REFERENCES
from agentls.lsp.convert import (
    EXPLAIN,
    edit_to_text_edit,
    markdown_to_markup,
    offset_to_position,
    range_to_span,
    span_to_range,
)

if TYPE_CHECKING:
    from collections.abc import Hashable

    from lsprotocol import types

    from agentls.ide.inlay_hints import Hint
    from agentls.lint.context import Context
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session
    from agentls.project.settings import Editor
    from agentls.text import Text
    from agentls_schemas.types import Sort

TELL_REFERENCES = "agentls.tellReferences"
"""The command that tells in a message where a document's name stands; its argument is the document's URI."""

_BUDGET_RULE = "description-budget"


def colors(session: Session, params: types.DocumentColorParams) -> list[Json]:
    """The colours a document names."""
    ctx = session.context(params.text_document.uri)
    if ctx is None:
        return []
    text, encoding = ctx.doc.text, session.client.encoding
    return [
        {"range": span_to_range(span, text, encoding), "color": _shares(rgb)} for span, rgb in ide_colors.colors(ctx)
    ]


def color_names(session: Session, params: types.ColorPresentationParams) -> list[Json]:
    """The names a document may use for a colour, the nearest first."""
    ctx = session.context(params.text_document.uri)
    if ctx is None:
        return []
    text, encoding = ctx.doc.text, session.client.encoding
    place = span_to_range(range_to_span(params.range, text, encoding), text, encoding)
    wanted = params.color
    red, green, blue = (round(255 * share) for share in (wanted.red, wanted.green, wanted.blue))
    found = ide_colors.names(ctx, (red, green, blue))
    return [{"label": name, "textEdit": {"range": place, "newText": name}} for name in found]


def _shares(rgb: tuple[int, int, int]) -> Json:
    red, green, blue = (round(part / 255, 4) for part in rgb)
    return {"red": red, "green": green, "blue": blue, "alpha": 1}


def hints(session: Session, params: types.InlayHintParams) -> list[Json]:
    """The hints in a range, as far as the settings want them."""
    ctx = session.context(params.text_document.uri)
    if ctx is None:
        return []
    text = ctx.doc.text
    start, end = range_to_span(params.range, text, session.client.encoding)
    found = ide_hints.hints(ctx, _settings(session, ctx).hints)
    return [_hint(hint, text, session) for hint in found if start <= hint.offset <= end]


def _hint(hint: Hint, text: Text, session: Session) -> Json:
    client = session.client
    made: Json = {
        "position": offset_to_position(hint.offset, text, client.encoding),
        "label": hint.label,
        "tooltip": markdown_to_markup(hint.doc, markdown=client.markdown_hover),
        "paddingLeft": True,
    }
    if hint.edits:
        made["textEdits"] = [edit_to_text_edit(edit, text, client.encoding) for edit in hint.edits]
    return made


def lenses(session: Session, params: types.CodeLensParams) -> list[Json]:
    """The lenses of a document, as far as the settings want them; none before the workspace is read."""
    uri = params.text_document.uri
    ctx = session.context(uri)
    if ctx is None or ctx.index is None:
        return []
    text, encoding = ctx.doc.text, session.client.encoding
    found = ide_lenses.lenses(ctx, _settings(session, ctx).lenses)
    return [{"range": span_to_range(span, text, encoding), "data": [uri, what]} for span, what in found]


def lens_resolved(session: Session, lens: types.CodeLens) -> Json:
    """The lens with its words and what happens on a click; without, where its document has been closed since."""
    start, end = lens.range.start, lens.range.end
    made: Json = {
        "range": {
            "start": {"line": start.line, "character": start.character},
            "end": {"line": end.line, "character": end.character},
        },
        "data": lens.data,
    }
    match lens.data:
        case [str(uri), "references"] if ctx := session.context(uri):
            count = sum(_references(session, ctx).values())
            made["command"] = {"title": ide_lenses.references_title(count), **_showing(session, uri, made)}
        case [str(uri), "budget"] if ctx := session.context(uri):
            others = ctx.memo(_sizes, session, ctx.entry.path, _others(session, ctx))
            title = ide_lenses.share_title(ctx, ide_lenses.share(ctx, others))
            made["command"] = {"title": title, "command": EXPLAIN, "arguments": [_BUDGET_RULE]}
    return made


def references_told(session: Session, uri: str) -> str:
    """Where the name of a document stands, in a sentence; empty where it has none."""
    ctx = session.context(uri)
    own = ctx.entry.own if ctx else None
    if ctx is None or own is None:
        return ""
    found = [f"{PurePath(path).name} ({count})" for path, count in _references(session, ctx).items()]
    return f"`{own.name}` is named in {', '.join(found)}." if found else f"`{own.name}` is named nowhere."


def _showing(session: Session, uri: str, lens: Json) -> Json:
    """The client's own command where it has one, else ours."""
    if session.client.shows_references:
        return {"command": SHOW_REFERENCES, "arguments": [uri, lens["range"]["start"]]}
    return {"command": TELL_REFERENCES, "arguments": [uri]}


def _references(session: Session, ctx: Context) -> dict[str, int]:
    """How often each file names what a document is."""
    own = ctx.entry.own
    if own is None:
        return {}
    here = ide_lenses.references(occurrences.occurrences_in(ctx, session.index, own.sort, own.name))
    there = ctx.memo(_elsewhere, session, own.sort, own.name, ctx.entry.path, _others(session, ctx))
    return {**here, **there}


def _elsewhere(session: Session, sort: Sort, name: str, path: str, _: object) -> dict[str, int]:
    found = ide_references.referring(sort, name, [path], session.index, session)
    return ide_lenses.references(use for use in found if use.path != path)


def _sizes(session: Session, path: str, _: object) -> list[int]:
    entry = session.index.get(path)
    return ide_lenses.sizes(entry, session.index) if entry else []


def _others(session: Session, ctx: Context) -> Hashable:
    """What is another after each change of another file: to look at all of those takes too long for a keystroke."""
    versions = tuple((d.uri, d.version) for d in session.documents.values() if d.path != ctx.path)
    return session.workspace.version, versions


def _settings(session: Session, ctx: Context) -> Editor:
    return session.editor_settings(ctx.path or PurePath("/"))
