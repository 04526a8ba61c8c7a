"""JUnit XML: a suite for each file, a failed case for each error and warning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from agentls.cli.formats.related import message
from agentls.finding import Severity
from agentls.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from agentls.cli.formats import Style
    from agentls.cli.report import FileReport, Problem

_NOT_XML = lazy_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(reports: Iterable[FileReport], style: Style) -> Iterator[str]:  # noqa: ARG001
    """One suite after the other; a file without findings is one case that has passed."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="agentls">\n'
    for report in reports:
        cases = [_case(report.path, problem) for problem in report.problems] or [_passed(report.path)]
        failed = sum(problem.severity <= Severity.WARNING for problem in report.problems)
        yield f'  <testsuite name="{_text(report.path)}" tests="{len(cases)}" failures="{failed}" errors="0">\n'
        yield "".join(cases) + "  </testsuite>\n"
    yield "</testsuites>\n"


def _case(path: str, problem: Problem) -> str:
    line, column = problem.place.line, problem.place.column
    name = f'name="{problem.rule}:{line}:{column}" classname="{_text(path)}" file="{_text(path)}" line="{line}"'
    words = f"{problem.severity.label} at {line}:{column}: {_text(message(problem))}"
    if problem.severity > Severity.WARNING:
        return f"    <testcase {name}><system-out>{words}</system-out></testcase>\n"
    failure = f'<failure type="{problem.severity.label}" message="{_text(problem.message)}">{words}</failure>'
    return f"    <testcase {name}>{failure}</testcase>\n"


def _passed(path: str) -> str:
    return f'    <testcase name="agentls" classname="{_text(path)}" file="{_text(path)}"/>\n'


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
