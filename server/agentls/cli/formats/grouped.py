"""For people: each file with what its rules found, one rule to a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import click

from agentls.cli.formats.text import COLORS
from agentls.cli.messages import of_severity

if TYPE_CHECKING:
    from agentls.cli.formats import Style
    from agentls.cli.report import FileReport, Problem
    from agentls.finding import Severity

_SHOWN = 8
"""How many lines of further findings are named."""


def render(reports: Iterable[FileReport], style: Style) -> Iterator[str]:
    """A paragraph for each file; ``[*]`` marks what ``agentls fix`` repairs, ``[!]`` what it does with ``--unsafe``."""
    for report in reports:
        if report.problems:
            text = f"{_title(report)}\n{''.join(_lines(report))}\n"
            yield text if style.color else click.unstyle(text)


def _title(report: FileReport) -> str:
    counts = Counter(problem.severity for problem in report.problems)
    words = ", ".join(of_severity(severity, number) for severity, number in sorted(counts.items()))
    return f"{click.style(report.path, bold=True)}: {words}"


def _lines(report: FileReport) -> Iterator[str]:
    alike: dict[tuple[str, Severity], list[Problem]] = {}
    for problem in report.problems:
        alike.setdefault((problem.rule, problem.severity), []).append(problem)
    places = [f"{found[0].place.line}:{found[0].place.column}" for found in alike.values()]
    wide, long = max(map(len, places)), max(len(rule) for rule, _ in alike)
    loud = max(len(severity.label) for _, severity in alike)
    for place, ((rule, severity), found) in zip(places, alike.items(), strict=True):
        level = click.style(severity.label.ljust(loud), fg=COLORS[severity])
        yield f"  {place:>{wide}}  {level}  {_mark(found)} {rule:{long}}  {found[0].message}{_others(found)}\n"


def _mark(found: list[Problem]) -> str:
    if any(problem.is_fixable for problem in found):
        return "[*]"
    return "[!]" if any(problem.is_unsafely_fixable for problem in found) else "   "


def _others(found: list[Problem]) -> str:
    """The other places of a rule's findings: ``; also in lines 5, 7``."""
    first = found[0].place.line
    asides = (aside.place.line for aside in chain.from_iterable(problem.related for problem in found))
    lines = sorted({*(problem.place.line for problem in found), *asides} - {first})
    if not lines:
        return f" ({len(found)} times)" if len(found) > 1 else ""
    more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return f" (also in {'line' if len(lines) == 1 else 'lines'} {', '.join(map(str, lines[:_SHOWN]))}{more})"
