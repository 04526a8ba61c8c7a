"""A JSON list of findings, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule_docs import page_url

if TYPE_CHECKING:
    from agentls.cli.formats import Style
    from agentls.cli.report import FileReport, Place, Problem


_STRAY = lazy_pattern("[\ud800-\udfff]")
_NOT_ASCII = lazy_pattern("[^\x00-\x7f]+")


def render(reports: Iterable[FileReport], style: Style) -> Iterator[str]:  # noqa: ARG001
    """One finding to a line; lines and columns from 1, columns in code points."""
    found = (_problem(report.path, problem) for report in reports for problem in report.problems)
    yield from listed(found)


def listed(items: Iterable[object]) -> Iterator[str]:
    """A JSON list, one item to a line, ASCII so that any console carries it."""
    between = "["
    for item in items:
        yield f"{between}\n{dumped(item)}"
        between = ","
    yield "[]\n" if between == "[" else "\n]\n"


def dumped(item: object) -> str:
    """An item as JSON in ASCII that every reader takes: bytes that are no text are U+FFFD."""
    text = _STRAY.sub("\ufffd", json.dumps(item, ensure_ascii=False))
    return text if text.isascii() else _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)


def _problem(path: str, problem: Problem) -> dict[str, object]:
    return {
        "path": path,
        **_place(problem.place),
        "rule": problem.rule,
        "severity": problem.severity.label,
        "message": problem.message,
        "url": page_url(problem.rule),
        "related": [{**_place(each.place), "message": each.message} for each in problem.related],
        "fixes": [
            {
                "title": repair.title,
                "safe": repair.safe,
                "edits": [{**_place(change.place), "text": change.text} for change in repair.changes],
            }
            for repair in problem.repairs
        ],
    }


def _place(place: Place) -> dict[str, int]:
    return {
        "line": place.line,
        "column": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
