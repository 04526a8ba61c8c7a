"""The forms a report can be written in, one module each with ``render``; loaded when chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.cli.messages import show_path, show_text

if TYPE_CHECKING:
    from agentls.cli.report import FileReport, Problem

NAMES = ("text", "grouped", "concise", "json", "sarif", "github", "gitlab", "junit")
STATISTICS = {"text": "statistics", "json": "statistics_json"}
"""The forms that count findings instead of naming them, by the form that they stand for."""
SUMMARIZED = frozenset({"text", "grouped", "statistics"})
"""For people: these end in a sentence on the whole."""
IN_LINES = frozenset({"text", "grouped", "concise", "github"})
"""Each line means something, to a terminal or to a CI log too: what files say must not stand in them as it is."""
SHOWING_FIXES = frozenset({"text", "grouped", "json", "sarif", *STATISTICS.values()})


class Style(Struct, frozen=True):
    """What a terminal can show."""

    color: bool = False
    width: int = 100
    """Columns."""


def render(name: str, reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """The reports in the named form, piece by piece as they come in."""
    shown = map(_shown, reports) if name in IN_LINES else reports
    pieces: Iterator[str] = import_module(f"agentls.cli.formats.{name}").render(shown, style)
    return pieces


def _shown(report: FileReport) -> FileReport:
    return report._replace(path=show_path(report.path), problems=tuple(map(_shown_problem, report.problems)))


def _shown_problem(problem: Problem) -> Problem:
    message, repairs = show_text(problem.message), problem.repairs
    if any(repair.title is not show_text(repair.title) for repair in repairs):
        repairs = tuple(repair._replace(title=show_text(repair.title)) for repair in repairs)
    if message is problem.message and repairs is problem.repairs:
        return problem
    return problem._replace(message=message, repairs=repairs)
