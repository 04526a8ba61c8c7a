"""``textDocument/codeAction`` and ``codeAction/resolve``: repairs, rewrites, explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from agentls.ide import code_actions as ide
from agentls.lsp.convert import action_to_code_action, data_to_later, edits_to_workspace_edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agentls.ide.results import Action
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session

_ABOUT_FINDINGS = ("quickfix", "source")
"""The kinds of action that are about findings."""


def answer(session: Session, params: types.CodeActionParams) -> list[Json]:
    """What can be done about the diagnostics named, or else about the range."""
    request, client = session.analysis.find_request(params), session.capabilities
    report = session.analysis.report(request.uri) if request else None
    if request is None or report is None or report.ctx.path is None or not client.action_literals:
        return []
    span, text = request.span(params.range), request.text
    named = [(diagnostic.code, request.span(diagnostic.range)) for diagnostic in params.context.diagnostics]
    # Some editors send a diagnostic back without its code; its place has to do then.
    among = {(f.rule, f.span) for f in report.findings for code, at in named if at == f.span and code in (f.rule, None)}
    only: Sequence[str] | None = params.context.only
    # Some editors that cannot ask later make every edit they are offered; those get the whole file's on demand.
    late: ide.Late = "leave" if client.lazy_actions else "make" if only else "omit"
    asked = params.context.trigger_kind != types.CodeActionTriggerKind.Automatic
    if late == "omit" and not asked:
        # Nobody has asked: it is for a mark beside the line, which making every rewrite would only delay.
        only = _ABOUT_FINDINGS
    linter = session.settings.linter(report.ctx.path.as_posix())
    found = ide.actions(linter, report, span, only, among, late=late, asked=asked)
    if len(named) == 1 and (span.start, span.end) == (0, len(text)) and not client.prefers_actions:
        # Kate 22.12 asks like this for a quick fix, and makes all that it is given: the comment that ignores too.
        found = [action for action in found if action.preferred or _repairs(action)][:1]
    return [action_to_code_action(action, request.uri, request.version, text, client) for action in found]


def _repairs(action: Action) -> bool:
    return action.finding is not None and action.edits in [fix.edits for fix in action.finding.fixes if fix.edits]


def resolve(session: Session, action: types.CodeAction) -> Json | types.CodeAction:
    """The action with the edit that was left for later; without one where the document has changed since."""
    if action.data is None:
        # Neovim resolves actions that have their edit, and makes the one that comes back.
        return action
    made: Json = {"title": action.title, "kind": action.kind, "data": action.data}
    uri, version, *rest = action.data if isinstance(action.data, list) and len(action.data) > 1 else ("", 0)
    document, later = session.documents.get(uri), data_to_later(rest)
    report = session.analysis.report(uri) if document and document.version == version else None
    if report is None or report.ctx.path is None or later is None:
        return made
    edits = ide.edits(session.settings.linter(report.ctx.path.as_posix()), report, later)
    if edits:
        made["edit"] = edits_to_workspace_edit(edits, uri, version, report.ctx.doc.text, session.capabilities)
    return made
