"""What is found in all agent files of the workspace, open or not, and one edit that repairs them."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from agentls.finding import Severity
from agentls.lint import fixing
from agentls.lsp.background import Pace
from agentls.lsp.convert import EditedFile, files_to_workspace_edit
from agentls.semantics.paths import within
from agentls.syntax import parse
from agentls.text import BOM, LINE_END, Text
from agentls.text_diff import edits_between

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from agentls.finding import Finding
    from agentls.lint.context import Context
    from agentls.lint.engine import Linter, Report
    from agentls.lsp.convert import Json
    from agentls.lsp.server import Server
    from agentls.lsp.session import Session

_READING = 0.02
"""Seconds between two looks at whether all folders are read."""


async def count_findings(ls: Server) -> Json:
    """How many agent files there are, and how many findings in them of each severity."""
    files, counts = 0, Counter[str]()
    async for _, report in _reports(ls):
        files += 1
        counts.update(_labels(report.findings))
    return {"files": files, "findings": _counted(counts)}


async def fix_all(ls: Server) -> Json:
    """The edit that makes all safe fixes, in how many files, and the findings of each severity that it leaves."""
    session, counts = ls.session, Counter[str]()
    edited: list[EditedFile] = []
    async for linter, report in _reports(ls):
        path, text = report.ctx.path, report.ctx.doc.text
        if path and _editable(text) and not session.doubtful(path):
            fixed = fixing.fix_all(linter, report.ctx, _in_an_editor, known=report)
            if edits := edits_between(text, fixed.text):
                uri = session.uri_of(path.as_posix())
                opened = session.documents.get(uri)
                edited.append(EditedFile(uri, opened.version if opened else None, text, edits))
            report = fixed.report
        counts.update(_labels(report.findings))
    edit = files_to_workspace_edit(edited, (), session.client)
    return {"edit": edit, "files": len(edited), "findings": _counted(counts)}


async def _reports(ls: Server) -> AsyncIterator[tuple[Linter, Report]]:
    """What is found in each file, once all are known, with messages read in between."""
    workspace, pace = ls.session.workspace, Pace()
    while workspace.folders and not workspace.ready:
        await asyncio.sleep(_READING)
    for path in _paths(ls.session):
        context = _context(ls.session, path)
        if context and context.path and not ls.session.settings(context.path).excludes(path):
            linter = ls.session.linter(context.path)
            yield linter, linter.check(context)
        await pace.pause()


def _paths(session: Session) -> list[str]:
    named = session.workspace.named
    known = [*session.open_paths(), *(entry.path for entry in session.index if entry.kind and named)]
    return sorted({path for path in known if not named or any(within(path, folder) for folder in named)})


def _context(session: Session, path: str) -> Context | None:
    """A file as the editor has it, or would have it if it opened it: without its mark, all its lines ended alike."""
    context = session.context_at(path)
    if context is None or session.is_open(path):
        return context
    text = context.doc.text
    content = LINE_END.sub("\n", text.content.removeprefix(BOM))
    return context if content == text.content else replace(context, doc=parse(Text(content, text.encoding)))


def _editable(text: Text) -> bool:
    """Whether an editor that opens the file has these very characters."""
    return text.encoding == "utf-8" and text.clean == text.content


def _in_an_editor(finding: Finding) -> bool:
    """Whether an edit can repair it: another encoding is no edit."""
    return not any(fix.encoding for fix in finding.fixes)


def _labels(found: Iterable[Finding]) -> Iterable[str]:
    return (finding.severity.label for finding in found)


def _counted(counts: Counter[str]) -> Json:
    return {severity.label: counts[severity.label] for severity in Severity}
