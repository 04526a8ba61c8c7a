"""One line for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from agentls.cli.formats.related import message

if TYPE_CHECKING:
    from agentls.cli.formats import Style
    from agentls.cli.report import FileReport


def render(reports: Iterable[FileReport], style: Style) -> Iterator[str]:  # noqa: ARG001
    """``path:line:column: severity[rule] message``."""
    for report in reports:
        for found in report.problems:
            place = f"{report.path}:{found.place.line}:{found.place.column}"
            yield f"{place}: {found.severity.label}[{found.rule}] {message(found)}\n"
