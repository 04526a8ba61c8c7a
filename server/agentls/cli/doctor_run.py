"""What the programs of this machine do with files."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from agentls.cli.formats import Style, render
from agentls.cli.formats.json import dumped
from agentls.cli.messages import show_path, show_text
from agentls.cli.not_checked import exit_code
from agentls.cli.process_end import cleaning_up
from agentls.cli.readers_run import read_files
from agentls.cli.write_back import tell_missing
from agentls.doctor import words
from agentls.doctor.examination import Examination
from agentls.doctor.plan import Subject
from agentls.doctor.programs import PROGRAMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agentls.cli.targets import Targets
    from agentls.doctor.examination import Examined, Finding

_CLEAR = "\r\x1b[K"


def ask_programs(targets: Targets, only: Sequence[str], given: Mapping[str, str], seconds: float, form: str) -> int:
    """Asks, and writes what comes of it; the exit code.

    Args:
        targets: the files.
        only: the ids of the programs to ask; empty for all.
        given: where programs are, by their ids.
        seconds: how long each may take.
        form: ``json`` or ``text``.
    """
    files, unread = read_files(targets)
    subjects = [Subject(file.path, file.ctx) for file in files]
    with ExitStack() as stack:
        examination = stack.enter_context(Examination(seconds, given))
        stack.enter_context(cleaning_up(examination.close))
        found = _watched(examination, subjects, only)
    if form == "json":
        click.echo(dumped(words.data(found)))
    else:
        click.echo("".join(_text(found)), nl=False)
    click.echo("".join(render("concise", unread, Style())), nl=False, err=True)
    tell_missing(targets)
    code = 2 if targets.missing or not any(each.findings for each in found) else _code(found, bool(unread))
    return exit_code(targets, code, bool(files or unread), quiet=True)


def list_programs(given: Mapping[str, str], form: str) -> int:
    """Writes which programs are on this machine, and where; the exit code."""
    with Examination(given=given) as examination:
        found = [(program, examination.find(program)) for program in PROGRAMS.values()]
    if form == "json":
        rows = [
            {
                "tool": program.id,
                "title": program.title,
                "version": installed.version if installed else None,
                "program": installed.place if installed else None,
            }
            for program, installed in found
        ]
        click.echo(dumped(rows))
        return 0
    width = max(len(program.id) for program in PROGRAMS.values())
    for program, installed in found:
        looked = " or ".join((*program.commands, *program.packages))
        place = f"{words.release(installed)}  {installed.place}" if installed else f"not found ({looked})"
        click.echo(f"{program.id:{width}}  {show_text(place.strip())}")
    return 0


def _watched(examination: Examination, subjects: Sequence[Subject], only: Sequence[str]) -> list[Examined]:
    if not sys.stderr.isatty():
        return examination.examine(subjects, only)
    click.echo("Asking the tools of this machine; this takes up to two minutes…", nl=False, err=True)
    try:
        return examination.examine(subjects, only)
    finally:
        click.echo(_CLEAR, nl=False, err=True)


def _code(found: Sequence[Examined], unread: bool) -> int:
    return int(unread or any(finding.differences for each in found for finding in each.findings))


def _text(found: Sequence[Examined]) -> Iterator[str]:
    by_file: dict[str, list[tuple[Examined, Finding]]] = {}
    for examined in found:
        for finding in examined.findings:
            by_file.setdefault(finding.matter.subject.shown, []).append((examined, finding))
    width = max((len(words.title(each)) for each in found), default=0)
    for path, rows in sorted(by_file.items()):
        kind = rows[0][1].matter.subject.ctx.kind.title
        yield f"{click.style(show_path(path), bold=True)}: {kind}\n"
        for examined, finding in rows:
            yield from _row(examined, finding, width)
    yield "\n" if by_file else ""
    for line in filter(None, map(words.problem, found)):
        yield f"{show_text(line)}\n"
    yield f"{words.summary(found)}\n"


def _row(examined: Examined, finding: Finding, width: int) -> Iterator[str]:
    mark = click.style("!", fg="red") if finding.differences else " "
    color = "green" if finding.answer.loads else "yellow"
    outcome = click.style(show_text(words.outcome(finding.answer)), fg=color)
    yield f"{mark} {words.title(examined):{width}}  {outcome}\n"
    for difference in finding.differences:
        yield f"  {'':{width}}  {show_text(difference)}; please report\n"
