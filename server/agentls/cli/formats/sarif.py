"""SARIF 2.1.0, for code scanning."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import quote

from agentls.cli.formats.json import dumped
from agentls.cli.formats.related import elsewhere
from agentls.finding import Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule_docs import page_url
from agentls.rules import ALL

if TYPE_CHECKING:
    from agentls.cli.formats import Style
    from agentls.cli.report import Aside, FileReport, Place, Problem, Repair
    from agentls.lint.rule import Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
    Severity.HINT: "note",
}
_LINK = lazy_pattern(r"\[(?=[^\[\]]*\]\()")
"""What would begin a link in a message."""


def render(reports: Iterable[FileReport], style: Style) -> Iterator[str]:  # noqa: ARG001
    """One run; the results are written as they come in."""
    tool = {"driver": {"name": "agentls", "version": version("agentls"), "rules": [_rule(rule) for rule in ALL]}}
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"tool": {json.dumps(tool)},\n'
    yield '"columnKind": "unicodeCodePoints", "results": ['
    between = "\n"
    for report in reports:
        for problem in report.problems:
            yield between + dumped(_result(report.path, problem))
            between = ",\n"
    yield "]}]}\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "helpUri": page_url(rule.name),
        "defaultConfiguration": {"enabled": rule.is_on, "level": _LEVELS[rule.severity]},
    }


def _result(path: str, problem: Problem) -> dict[str, object]:
    artifact = {"uri": quote(os.fsencode(path))}
    result: dict[str, object] = {
        "ruleId": problem.rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": _message(problem)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(problem.place)}}],
    }
    if problem.related:
        result["relatedLocations"] = [_related(n, each, artifact) for n, each in enumerate(problem.related, 1)]
    # Nothing in SARIF says that a person must choose: what is offered may be made.
    safe = [_fix(repair, artifact) for repair in problem.repairs if repair.safe]
    if safe:
        result["fixes"] = safe
    return result


def _message(problem: Problem) -> str:
    """The message with links to the other places: code scanning shows no others."""
    others = elsewhere(problem, lambda line, index: f"[{line}]({index + 1})")
    plain = _LINK.sub(r"\\[", problem.message)
    return f"{plain} ({others})" if others else plain


def _related(number: int, aside: Aside, artifact: dict[str, str]) -> dict[str, object]:
    location = {"artifactLocation": artifact, "region": _region(aside.place)}
    return {"id": number, "message": {"text": aside.message}, "physicalLocation": location}


def _fix(repair: Repair, artifact: dict[str, str]) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _region(change.place), "insertedContent": {"text": change.text}} for change in repair.changes
    ]
    return {
        "description": {"text": repair.title},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    }


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
