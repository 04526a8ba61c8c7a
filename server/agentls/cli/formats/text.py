"""For people: each finding with the line it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from agentls.cli.formats.related import elsewhere
from agentls.finding import Severity
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from agentls.cli.formats import Style
    from agentls.cli.report import FileReport, Problem, Repair

COLORS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFORMATION: "blue",
    Severity.HINT: "cyan",
}


class Paint(NamedTuple):
    """How words are coloured, and what looks the same in each finding."""

    words: Callable[..., str]
    bar: str
    offer: str


def render(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """One paragraph for each finding, those of a file at once."""
    words = click.style if style.color else _plain
    paint = Paint(words, words("|", fg="blue"), words("=", fg="blue"))
    for report in reports:
        yield "".join(
            f"{_title(report.path, problem, paint)}\n{_lines(problem, style.width, paint)}\n"
            for problem in report.problems
        )


def _plain(text: str, **_: object) -> str:
    """The text without colours: most reports are read by other programs."""
    return text


def _title(path: str, problem: Problem, paint: Paint) -> str:
    where = f"{path}:{problem.place.line}:{problem.place.column}"
    what = f"{problem.severity.label}[{problem.rule}]"
    if paint.words is _plain:
        return f"{where}: {what} {problem.message}"
    color = COLORS[problem.severity]
    return f"{paint.words(where, bold=True)}: {paint.words(what, fg=color, bold=True)} {problem.message}"


def _lines(problem: Problem, width: int, paint: Paint) -> str:
    from agentls.cli.formats.code_frame import frame

    number = str(problem.place.line)
    empty = " " * len(number)
    offers = "".join(f"{empty} {paint.offer} {_offer(repair)}\n" for repair in problem.repairs)
    if problem.related:
        offers = f"{empty} {paint.offer} {elsewhere(problem)}\n{offers}"
    if not problem.excerpt.text:
        return offers
    shown = frame(problem.excerpt, width - len(number) - 3)
    marks = paint.words("^" * shown.length, fg=COLORS[problem.severity], bold=True)
    # What would be a command to GitHub Actions is parted without being seen: columns stay.
    source = shown.line.replace("##[", "##\u200b[")
    line = f"{paint.words(number, fg='blue')} {paint.bar} {source}"
    return f"{line}\n{empty} {paint.bar} {' ' * shown.indent}{marks}\n{offers}"


def _offer(repair: Repair) -> str:
    return f"fix: {repair.title}" if repair.safe else f"unsafe fix: {repair.title}"
