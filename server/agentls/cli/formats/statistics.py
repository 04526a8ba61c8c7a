"""For people: how often each rule found something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from agentls.cli.formats.text import COLORS
from agentls.cli.statistics import RuleCount, count_rules

if TYPE_CHECKING:
    from agentls.cli.formats import Style
    from agentls.cli.report import FileReport

_HEAD = ("findings", "files", "fix", "fix --unsafe", "severity", "rule")


def render(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """A table, one rule to a line; under ``fix`` and ``fix --unsafe`` the findings that these repair."""
    counts = count_rules(reports)
    rows = [_HEAD, *map(_row, counts)] if counts else []
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        cells = [
            cell.rjust(width) if i < 4 else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        if style.color and number:
            cells[4] = click.style(cells[4], fg=COLORS[counts[number - 1].severity])
        yield "  ".join(cells).rstrip() + "\n"
    yield "\n" if rows else ""


def _row(count: RuleCount) -> tuple[str, ...]:
    numbers = (count.findings, count.files, count.safe, count.unsafe)
    return (*(str(number or "") for number in numbers), count.severity.label, count.rule)
