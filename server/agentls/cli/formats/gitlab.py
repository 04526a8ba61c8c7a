"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/ (2025-11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from agentls.cli.formats.json import listed
from agentls.cli.formats.related import message
from agentls.finding import Severity

if TYPE_CHECKING:
    from agentls.cli.formats import Style
    from agentls.cli.report import FileReport

_LEVELS = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFORMATION: "info",
    Severity.HINT: "info",
}


def render(reports: Iterable[FileReport], style: Style) -> Iterator[str]:  # noqa: ARG001
    """A JSON list of issues."""
    yield from listed(issue for report in reports for issue in _issues(report))


def _issues(report: FileReport) -> Iterator[dict[str, object]]:
    seen: Counter[str] = Counter()
    for problem in report.problems:
        what = f"{report.path}\0{problem.rule}\0{problem.message}"
        seen[what] += 1
        # Without lines, so that a finding keeps its identity when text above it changes.
        yield {
            "description": message(problem),
            "check_name": problem.rule,
            "fingerprint": sha256(f"{what}\0{seen[what]}".encode("utf-8", "surrogatepass")).hexdigest(),
            "severity": _LEVELS[problem.severity],
            "location": {
                "path": report.path,
                "lines": {"begin": problem.place.line, "end": problem.place.end_line},
            },
        }
