"""What a run says of each file: plain values that travel between processes, lines and columns from 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Severity  # noqa: TC001  What reads packed reports asks for the types.
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from agentls.finding import Finding, Fix
    from agentls.text import Span, Text

_AROUND = 200
"""Characters of a line that are kept on each side of what is reported."""


class Place(NamedTuple):
    """Lines and columns in code points, from 1; the end is behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class Change(NamedTuple):
    """Replace what stands at a place."""

    place: Place
    text: str


class Repair(NamedTuple):
    """A fix that is offered."""

    title: str
    safe: bool
    """A repair of the file makes it."""
    changes: tuple[Change, ...]


class Excerpt(NamedTuple):
    """The part of a line that shows a finding."""

    text: str
    start: int
    """Where in ``text`` the finding begins."""
    end: int
    """Where it ends, or the line does."""
    cut_before: bool
    cut_after: bool


class Aside(NamedTuple):
    """Another place of a finding."""

    place: Place
    message: str


class Problem(NamedTuple):
    """A finding."""

    rule: str
    severity: Severity
    message: str
    place: Place
    repairs: tuple[Repair, ...]
    excerpt: Excerpt
    related: tuple[Aside, ...] = ()

    @property
    def is_fixable(self) -> bool:
        """Whether a repair of the file removes it."""
        # A generator takes four times as long, and a run asks for each of a hundred thousand.
        return True in [repair.safe for repair in self.repairs]

    @property
    def is_unsafely_fixable(self) -> bool:
        """Whether there are fixes, and a person has to choose."""
        return bool(self.repairs) and not self.is_fixable


class FileReport(NamedTuple):
    """All that is said of one file."""

    path: str
    """As it is shown to people."""
    problems: tuple[Problem, ...] = ()
    kind: str = ""
    """The kind's id; empty for what is no agent file."""


def report_file_problem(rule: str, severity: Severity, message: str) -> Problem:
    """A problem of a file as a whole, which nobody could read."""
    return Problem(rule, severity, message, Place(1, 1, 1, 1), (), Excerpt("", 0, 0, False, False))


def report_finding(finding: Finding, text: Text, made: Collection[tuple[Finding, Fix]]) -> Problem:
    """A finding with its place and its line.

    Args:
        finding: the finding.
        text: the file.
        made: the fixes that are safe, each with its finding.
    """
    repairs = tuple(_repair(fix, (finding, fix) in made, text) for fix in finding.fixes)
    at, excerpt = place(finding.span, text), _excerpt(finding.span, text)
    related = tuple(Aside(place(each.span, text), each.message) for each in finding.related)
    return Problem(finding.rule, finding.severity, finding.message, at, repairs, excerpt, related)


def place(span: Span, text: Text) -> Place:
    """Where a span of the text stands."""
    start, end = text.position(span.start), text.position(span.end)
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _repair(fix: Fix, safe: bool, text: Text) -> Repair:
    return Repair(fix.title, safe, tuple(Change(place(edit.span, text), edit.text) for edit in fix.edits))


def _excerpt(span: Span, text: Text) -> Excerpt:
    line = text.line_span(text.line_at(min(span.start, len(text))))
    start = min(max(span.start, line.start), line.end)
    end = max(min(span.end, line.end), start)
    first, last = max(line.start, start - _AROUND), min(line.end, start + _AROUND)
    return Excerpt(text.clean[first:last], start - first, min(end, last) - first, first > line.start, last < line.end)
