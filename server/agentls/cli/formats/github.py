"""Workflow commands: GitHub Actions shows each finding beside its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from agentls.cli.formats.related import message
from agentls.finding import Severity

if TYPE_CHECKING:
    from agentls.cli.formats import Style
    from agentls.cli.report import FileReport, Problem

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "notice",
    Severity.HINT: "notice",
}


def render(reports: Iterable[FileReport], style: Style) -> Iterator[str]:  # noqa: ARG001
    """One command to a line."""
    for report in reports:
        for problem in report.problems:
            yield f"::{_COMMANDS[problem.severity]} {_where(report.path, problem)}::{_data(message(problem))}\n"


def _where(path: str, problem: Problem) -> str:
    place = problem.place
    where = f"title=agentls ({problem.rule}),file={_property(path)},line={place.line},endLine={place.end_line}"
    # Columns are refused where a finding runs over several lines.
    return where + (f",col={place.column},endColumn={place.end_column}" if place.line == place.end_line else "")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
