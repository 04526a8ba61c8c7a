"""Which tools load which files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from agentls.cli.checker import Job, unreadable
from agentls.cli.formats import Style, render
from agentls.cli.formats.json import listed
from agentls.cli.messages import show_path, show_text
from agentls.cli.not_checked import exit_code, tell_unknown
from agentls.cli.write_back import tell_missing
from agentls.finding import Outcome
from agentls.named_tuple import NamedTuple
from agentls.project.filesystem import Unreadable
from agentls.workspace.readers import rows, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.cli.report import FileReport
    from agentls.cli.targets import Targets
    from agentls.lint.context import Context
    from agentls.workspace.readers import Reason, Row

_COLORS = {Outcome.ACCEPTED: "green", Outcome.IGNORED: "yellow", Outcome.DEGRADED: "yellow"}


class FileReaders(NamedTuple):
    """The tools that read a file."""

    path: str
    """As it is shown to people."""
    ctx: Context
    rows: tuple[Row, ...]


def tell_readers(targets: Targets, only: frozenset[str], form: str) -> int:
    """Writes what each tool does with each file, as JSON or as text; the exit code.

    Args:
        targets: the files.
        only: the ids of the tools to tell of; empty for all.
        form: ``json`` or ``text``.
    """
    files, unread = read_files(targets, only)
    if form == "json":
        click.echo("".join(listed(row for file in files for row in _as_json(file))), nl=False)
    else:
        click.echo("\n".join(map(_as_text, files)), nl=False)
    click.echo("".join(render("concise", unread, Style())), nl=False, err=True)
    tell_missing(targets)
    lost = any(not row.loads for file in files for row in file.rows)
    code = 2 if targets.missing else int(lost or bool(unread))
    return exit_code(targets, code, bool(files or unread), quiet=True)


def read_files(targets: Targets, only: frozenset[str] = frozenset()) -> tuple[list[FileReaders], list[FileReport]]:
    """The agent files with the tools that read them, and reports on what cannot be read.

    Args:
        targets: the files.
        only: the ids of the tools; empty for all.
    """
    files, unread = [], []
    for job in targets.jobs():
        found = _contents(targets, job) if isinstance(job, Job) else job
        if not isinstance(job, Job) or not isinstance(found, bytes):
            unread.append(found)
        elif subject := targets.checker.subject(job.path, found):
            shown = tuple(row for row in rows(subject.ctx) if not only or row.reader.id in only)
            files.append(FileReaders(job.shown, subject.ctx, shown))
        elif job.shown in targets.named and not targets.force_exclude:
            tell_unknown(targets.checker, job.shown, "looked at")
    return files, [report for report in unread if not isinstance(report, bytes)]


def _contents(targets: Targets, job: Job) -> bytes | FileReport:
    found = targets.checker.files.read(job.path) if job.data is None else job.data
    return unreadable(job.shown, found) if isinstance(found, Unreadable) else found


def _as_json(file: FileReaders) -> Iterator[dict[str, object]]:
    for row in file.rows:
        yield {
            "path": file.path,
            "kind": file.ctx.kind.id,
            "reader": row.reader.id,
            "loads": row.loads,
            "outcome": row.outcome.label,
            "reasons": [_reason(file.ctx, reason) for reason in row.reasons],
            "confidence": row.confidence,
            "source": row.source.where,
            "read": row.source.on.isoformat(),
        }


def _reason(ctx: Context, reason: Reason) -> dict[str, object]:
    finding = reason.finding
    return {"rule": finding.rule, "line": _line(ctx, reason), "message": finding.message}


def _line(ctx: Context, reason: Reason) -> int:
    return ctx.doc.text.line_at(reason.finding.span.start) + 1


def _as_text(file: FileReaders) -> str:
    width = max((len(row.reader.title) for row in file.rows), default=0)
    lines = [f"{click.style(show_path(file.path), bold=True)}: {file.ctx.kind.title}, {summary(file.rows)}\n"]
    for row in file.rows:
        word = click.style(row.words, fg=_COLORS.get(row.outcome, "red"))
        lines.append(f"  {row.reader.title:{width}}  {word}{row.origin}\n")
        lines += (_reason_line(file.ctx, reason, width) for reason in row.reasons)
    return "".join(lines)


def _reason_line(ctx: Context, reason: Reason, width: int) -> str:
    return f"  {'':{width}}    line {_line(ctx, reason)}: {show_text(reason.finding.message)}\n"
