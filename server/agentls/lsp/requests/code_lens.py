"""``textDocument/codeLens`` and ``codeLens/resolve``: readers, references, and the share of a description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide import code_lens as ide
from agentls.ide.navigation.occurrences import occurrences_in
from agentls.ide.navigation.references import referring
from agentls.lsp.capabilities.client import SHOW_REFERENCES
from agentls.lsp.convert import EXPLAIN
from agentls.workspace.readers import summary

if TYPE_CHECKING:
    from collections.abc import Hashable

    from lsprotocol import types

    from agentls.lint.context import Context
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session
    from agentls_schemas.identity import Sort

TELL_REFERENCES = "agentls.tellReferences"
"""The command that tells in a message where a document's name stands; its argument is the document's URI."""

TELL_READERS = "agentls.tellReaders"
"""The command that shows which tools load a document, and why not; its argument is the document's URI."""

_BUDGET_RULE = "description-budget"


def answer(session: Session, params: types.CodeLensParams) -> list[Json]:
    """The lenses of a document, as far as the settings want them; none before the workspace is read."""
    request = session.analysis.find_request(params)
    if request is None or request.ctx.index is None:
        return []
    uri, found = params.text_document.uri, ide.lenses(request.ctx, session.settings.find(request.path).editor.lenses)
    return [{"range": request.range(span), "data": [uri, what]} for span, what in found]


def resolve(session: Session, lens: types.CodeLens) -> Json:
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
        case [str(uri), "readers"] if ctx := session.analysis.context(uri):
            title = summary(session.looks.rows(ctx))
            made["command"] = {"title": title, "command": TELL_READERS, "arguments": [uri]}
        case [str(uri), "references"] if ctx := session.analysis.context(uri):
            count = sum(count_references(session, ctx).values())
            made["command"] = {"title": ide.references_title(count), **_choose_command(session, uri, made)}
        case [str(uri), "budget"] if ctx := session.analysis.context(uri):
            others = ctx.memo(_find_sizes, session, ctx.entry.path, _key_of_others(session, ctx))
            title = ide.share_title(ctx, ide.share(ctx, others))
            made["command"] = {"title": title, "command": EXPLAIN, "arguments": [_BUDGET_RULE]}
    return made


def _choose_command(session: Session, uri: str, lens: Json) -> Json:
    """The client's own command where it has one, else ours."""
    if session.capabilities.shows_references:
        return {"command": SHOW_REFERENCES, "arguments": [uri, lens["range"]["start"]]}
    return {"command": TELL_REFERENCES, "arguments": [uri]}


def count_references(session: Session, ctx: Context) -> dict[str, int]:
    """How often each file names what a document is, by path."""
    own = ctx.entry.own
    if own is None:
        return {}
    here = ide.references(occurrences_in(ctx, session.index, own.sort, own.name))
    there = ctx.memo(_count_elsewhere, session, own.sort, own.name, ctx.entry.path, _key_of_others(session, ctx))
    return {**here, **there}


def _count_elsewhere(session: Session, sort: Sort, name: str, path: str, _: object) -> dict[str, int]:
    found = referring(sort, name, [path], session.index, session.analysis)
    return ide.references(each for each in found if each.path != path)


def _find_sizes(session: Session, path: str, _: object) -> list[int]:
    entry = session.index.get(path)
    return ide.sizes(entry, session.index) if entry else []


def _key_of_others(session: Session, ctx: Context) -> Hashable:
    """A key for what was counted in other files, which changes with them: to count at each keystroke takes too long."""
    versions = tuple((d.uri, d.version) for d in session.documents.values() if d.path != ctx.path)
    return session.workspace.version, versions
