"""The forms a report can be written in, one module each with ``render``; loaded when chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agentls.cli.report import FileReport

NAMES = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")
SHOWING_FIXES = frozenset({"text", "json", "sarif"})


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
