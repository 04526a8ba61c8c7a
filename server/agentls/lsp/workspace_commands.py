"""What is found in all agent files of the workspace, open or not, and one edit that repairs them."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from agentls.finding import Severity
from agentls.lint import fixing
from agentls.lsp.convert import EditedFile, files_to_workspace_edit
from agentls.lsp.tasks import Pace
from agentls.semantics.paths import within
from agentls.text import BOM, LINE_END, Text
from agentls.text_diff import edits_between

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from pathlib import PurePath

    from agentls.doctor.examination import Examined
    from agentls.finding import Finding
    from agentls.lint.context import Context
    from agentls.lint.engine import Linter, Report
    from agentls.lsp.convert import Json
    from agentls.lsp.session import Session

_READING = 0.02
"""Seconds between two looks at whether all folders are read."""


async def count_findings(session: Session) -> Json:
    """How many agent files there are, and how many findings in them of each severity."""
    files, counts = 0, Counter[str]()
    async for _, report in _make_reports(session):
        files += 1
        counts.update(_list_labels(report.findings))
    return {"files": files, "findings": _count_severities(counts)}


async def fix_all(session: Session) -> Json:
    """The edit that makes all safe fixes, in how many files, and the findings of each severity that it leaves."""
    counts, edited = Counter[str](), list[EditedFile]()
    async for linter, report in _make_reports(session):
        path, text = report.ctx.path, report.ctx.doc.text
        if path and _is_editable(text) and not session.settings.is_doubtful(path.as_posix()):
            fixed = fixing.fix_all(linter, report.ctx, _is_edit, known=report)
            if edits := edits_between(text, fixed.text):
                uri = session.documents.uri_of(path.as_posix())
                opened = session.documents.get(uri)
                edited.append(EditedFile(uri, opened.version if opened else None, text, edits))
            report = fixed.report
        counts.update(_list_labels(report.findings))
    edit = files_to_workspace_edit(edited, (), session.capabilities)
    return {"edit": edit, "files": len(edited), "findings": _count_severities(counts)}


async def ask_tools(session: Session) -> list[Examined]:
    """What the agent tools of this machine do with all agent files."""
    from agentls.doctor.examination import Examination
    from agentls.doctor.plan import Subject

    found = [context async for context in _find_contexts(session)]
    subjects = [Subject(_show(session, context.path), context) for context in found if context.path]
    # Whoever gives up waiting leaves this, which ends the programs.
    with Examination() as examination:
        return await asyncio.to_thread(examination.examine, subjects)


def _show(session: Session, path: PurePath) -> str:
    """A path from the workspace's folder."""
    place = path.as_posix()
    folder = next((each for each in session.workspace.named if within(place, each)), "")
    return place.removeprefix(f"{folder}/") if folder else place


async def _make_reports(session: Session) -> AsyncIterator[tuple[Linter, Report]]:
    """What is found in each file."""
    async for context in _find_contexts(session):
        linter = session.settings.linter(context.path.as_posix() if context.path else "")
        yield linter, linter.check(context)


async def _find_contexts(session: Session) -> AsyncIterator[Context]:
    """Each file, once all are known, with messages read in between."""
    workspace, pace = session.workspace, Pace()
    while workspace.folders and not workspace.ready:
        await asyncio.sleep(_READING)
    for path in _list_paths(session):
        context = _find_context(session, path)
        if context and context.path and not session.settings.excludes(path):
            yield context
        await pace.pause()


def _list_paths(session: Session) -> list[str]:
    named = session.workspace.named
    known = [*session.documents.open_paths(), *(entry.path for entry in session.index if entry.kind and named)]
    return sorted({path for path in known if not named or any(within(path, folder) for folder in named)})


def _find_context(session: Session, path: str) -> Context | None:
    """A file as the editor has it, or would have it if it opened it: without its mark, all its lines ended alike."""
    context = session.analysis.context_at(path)
    if context is None or session.documents.is_open(path):
        return context
    text = context.doc.text
    content = LINE_END.sub("\n", text.content.removeprefix(BOM))
    return (
        context if content == text.content else replace(context, doc=context.doc.reparse(Text(content, text.encoding)))
    )


def _is_editable(text: Text) -> bool:
    """Whether an editor that opens the file has these very characters."""
    return text.encoding == "utf-8" and text.clean == text.content


def _is_edit(finding: Finding) -> bool:
    """Whether an edit can repair it: another encoding is no edit."""
    return not any(fix.encoding for fix in finding.fixes)


def _list_labels(found: Iterable[Finding]) -> Iterable[str]:
    return (finding.severity.label for finding in found)


def _count_severities(counts: Counter[str]) -> Json:
    return {severity.label: counts[severity.label] for severity in Severity}
