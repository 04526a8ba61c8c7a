"""For programs: how often each rule found something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from agentls.cli.formats.json import listed
from agentls.cli.statistics import count_rules
from agentls.lint.rule_docs import page_url

if TYPE_CHECKING:
    from agentls.cli.formats import Style
    from agentls.cli.report import FileReport


def render(reports: Iterable[FileReport], style: Style) -> Iterator[str]:  # noqa: ARG001
    """A JSON list, one rule to a line, the most frequent first."""
    yield from listed(
        {
            "rule": count.rule,
            "severity": count.severity.label,
            "findings": count.findings,
            "files": count.files,
            "fixable": count.safe,
            "fixableUnsafely": count.unsafe,
            "url": page_url(count.rule),
        }
        for count in count_rules(reports)
    )
