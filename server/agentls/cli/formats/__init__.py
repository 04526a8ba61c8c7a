"""The forms a report can be written in, one module each with ``render``; loaded when chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agentls.cli.report import FileReport

NAMES = ("text", "grouped", "concise", "json", "sarif", "github", "gitlab", "junit")
STATISTICS = {"text": "statistics", "json": "statistics_json"}
"""The forms that count findings instead of naming them, by the form that they stand for."""
SUMMARIZED = frozenset({"text", "grouped", "statistics"})
"""For people: these end in a sentence on the whole."""
SHOWING_FIXES = frozenset({"text", "grouped", "json", "sarif", *STATISTICS.values()})


@dataclass(frozen=True, slots=True)
class Style:
    """What a terminal can show."""

    color: bool = False
    width: int = 100
    """Columns."""


def render(name: str, reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """The reports in the named form, piece by piece as they come in."""
    pieces: Iterator[str] = import_module(f"agentls.cli.formats.{name}").render(reports, style)
    return pieces
