"""For people: each finding with the line it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from agentls.cli.formats.code_frame import frame
from agentls.cli.formats.related import elsewhere
from agentls.finding import Severity

if TYPE_CHECKING:
    from agentls.cli.formats import Style
    from agentls.cli.report import FileReport, Problem, Repair

COLORS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFORMATION: "blue",
    Severity.HINT: "cyan",
}


def render(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """One paragraph for each finding."""
    for report in reports:
        for problem in report.problems:
            text = f"{_title(report.path, problem)}\n{_lines(problem, style.width)}\n"
            yield text if style.color else click.unstyle(text)


def _title(path: str, problem: Problem) -> str:
    where = click.style(f"{path}:{problem.place.line}:{problem.place.column}", bold=True)
    what = click.style(f"{problem.severity.label}[{problem.rule}]", fg=COLORS[problem.severity], bold=True)
    return f"{where}: {what} {problem.message}"


def _lines(problem: Problem, width: int) -> str:
    number = str(problem.place.line)
    empty = " " * len(number)
    offers = [f"{empty} {click.style('=', fg='blue')} {_offer(repair)}" for repair in problem.repairs]
    if problem.related:
        offers.insert(0, f"{empty} {click.style('=', fg='blue')} {elsewhere(problem)}")
    if not problem.excerpt.text:
        return "".join(f"{line}\n" for line in offers)
    bar = click.style("|", fg="blue")
    shown = frame(problem.excerpt, width - len(number) - 3)
    marks = click.style("^" * shown.length, fg=COLORS[problem.severity], bold=True)
    # What would be a command to GitHub Actions is parted without being seen: columns stay.
    source = shown.line.replace("##[", "##\u200b[")
    line = f"{click.style(number, fg='blue')} {bar} {source}"
    return "".join(f"{line}\n" for line in (line, f"{empty} {bar} {' ' * shown.indent}{marks}", *offers))


def _offer(repair: Repair) -> str:
    return f"fix: {repair.title}" if repair.safe else f"unsafe fix: {repair.title}"
