"""The answers to requests about a place in a document. What is not open or no agent file has none."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lsprotocol import types

from agentls.ide import code_actions as ide_actions
from agentls.ide import completion as ide_completion
from agentls.ide import hover as ide_hover
from agentls.ide.completion.names import MOST
from agentls.lint import docs
from agentls.lint.context import Context
from agentls.lint.engine import Linter
from agentls.lsp.convert import (
    action_to_code_action,
    completion_to_item,
    data_to_later,
    edits_to_workspace_edit,
    finding_to_diagnostic,
    hover_to_hover,
    position_to_offset,
    range_to_span,
)
from agentls.lsp.navigation import world
from agentls.rules import ALL
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agentls.ide.results import Action
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session

_HEADER_ONLY = {" ", "\n", "-", ",", "(", "[", '"'}
"""Characters that ask for completion in a header; in prose they are just typed."""

_ABOUT_FINDINGS = ("quickfix", "source")
"""The kinds of action that are about findings."""

_SAMPLE = "---\nname: Sample\ntools: Read, Raed\nmodel: sonnet\n---\n# Sample → 1\n\nDo it.\n"


def completion(session: Session, params: types.CompletionParams) -> Json | None:
    """What could be written at the cursor."""
    ctx = session.context(params.text_document.uri)
    if ctx is None:
        return None
    text = ctx.doc.text
    offset = position_to_offset(params.position, text, session.client.encoding)
    if params.context and params.context.trigger_character in _HEADER_ONLY and offset >= ctx.body.start:
        return None
    found = ide_completion.complete(ctx, offset, session.index)
    items = [completion_to_item(item, text, session.client) for item in found]
    return {"isIncomplete": len(items) >= MOST, "items": items} if items else None


def hover(session: Session, params: types.HoverParams) -> Json | None:
    """What stands under the cursor."""
    report = session.report(params.text_document.uri)
    if report is None:
        return None
    text = report.ctx.doc.text
    offset = position_to_offset(params.position, text, session.client.encoding)
    found = ide_hover.hover(report.ctx, report.findings, offset, world=world(session))
    return hover_to_hover(found, text, session.client) if found else None


def code_actions(session: Session, params: types.CodeActionParams) -> list[Json]:
    """What can be done about the diagnostics named, or else about the range."""
    uri = params.text_document.uri
    report = session.report(uri)
    if report is None or report.ctx.path is None or not session.client.action_literals:
        return []
    text, version = report.ctx.doc.text, session.documents[uri].version
    span = range_to_span(params.range, text, session.client.encoding)
    named = [(d.code, range_to_span(d.range, text, session.client.encoding)) for d in params.context.diagnostics]
    # Some editors send a diagnostic back without its code; its place has to do then.
    among = {(f.rule, f.span) for f in report.findings for code, at in named if at == f.span and code in (f.rule, None)}
    only: Sequence[str] | None = params.context.only
    # Some editors that cannot ask later make every edit they are offered; those get the whole file's on demand.
    late: ide_actions.Late = "leave" if session.client.lazy_actions else "make" if only else "omit"
    if late == "omit" and params.context.trigger_kind == types.CodeActionTriggerKind.Automatic:
        # Nobody has asked: it is for a mark beside the line, which making every rewrite would only delay.
        only = _ABOUT_FINDINGS
    found = ide_actions.actions(session.linter(report.ctx.path), report, span, only, among, late=late)
    if len(named) == 1 and (span.start, span.end) == (0, len(text)) and not session.client.prefers_actions:
        # Kate 22.12 asks like this for a quick fix, and makes all that it is given: the comment that ignores too.
        found = [action for action in found if action.preferred or _repairs(action)][:1]
    return [action_to_code_action(action, uri, version, text, session.client) for action in found]


def _repairs(action: Action) -> bool:
    return action.finding is not None and action.edits in [fix.edits for fix in action.finding.fixes if fix.edits]


def resolved(session: Session, action: types.CodeAction) -> Json | types.CodeAction:
    """The action with the edit that was left for later; without one where the document has changed since."""
    if action.data is None:
        # Neovim resolves actions that have their edit, and makes the one that comes back.
        return action
    made: Json = {"title": action.title, "kind": action.kind, "data": action.data}
    uri, version, *rest = action.data if isinstance(action.data, list) and len(action.data) > 1 else ("", 0)
    report, later = session.report(uri), data_to_later(rest)
    if report is None or report.ctx.path is None or later is None or session.documents[uri].version != version:
        return made
    edits = ide_actions.edits(session.linter(report.ctx.path), report, later)
    if edits:
        made["edit"] = edits_to_workspace_edit(edits, uri, version, report.ctx.doc.text, session.client)
    return made


def explanation(rule: str) -> str:
    """What a rule is about, in a sentence; empty where there is no such rule."""
    return next((f"{found.name}: {found.summary}" for found in ALL if found.name == rule), "")


def page(session: Session, rule: str) -> str | None:
    """The URI of a file with a rule's documentation; None where there is no such rule or no room for it."""
    words = next((docs.page(found) for found in ALL if found.name == rule), None)
    if words is None:
        return None
    try:
        path = Path(session.pages.name, f"{rule}.md")
        path.write_text(words, "utf-8")
    except OSError:
        return None
    return path.as_uri()


def warm_up(session: Session) -> None:
    """Do everything once, so that the first keystroke is as quick as the others."""
    client = session.client
    for kind in KINDS.values():
        doc = parse(Text(_SAMPLE))
        report = Linter(ALL, {}).check(Context(doc, kind, PurePath("/sample.md")))
        ide_completion.complete(report.ctx, len(_SAMPLE) - 1)
        ide_hover.hover(report.ctx, report.findings, 5)
        for finding in report.findings:
            finding_to_diagnostic(finding, doc.text, client, "file:///sample.md")
