"""The one way tests look at findings."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING

from agentls.lint.context import Context, always
from agentls.lint.engine import Linter, Report
from agentls.lint.rule_docs import DEFAULT_PATH
from agentls.project import kinds
from agentls.rules import ALL
from agentls.syntax import parse
from agentls.text import Text
from support import markers
from support.disk import TextDisk

if TYPE_CHECKING:
    from agentls.finding import Finding

CLOCK = always(date(2026, 11, 1))
"""The day on which all tests run."""

PROJECT = PurePosixPath("/project")

EVERYTHING = Linter(ALL, {rule.name: rule.severity for rule in ALL if not rule.enabled})
"""All rules, those included that are off by default."""


def context(text: str | Text, path: str = DEFAULT_PATH) -> Context:
    """A file of the test project. Its README exists, and of other files those whose name begins with ``existing``."""
    place = PROJECT / path
    doc = parse(Text(text) if isinstance(text, str) else text, layout=kinds.layout_of(place))
    kind = kinds.detect(place, doc.header)
    assert kind, f"{path} is no agent file"
    scope = kinds.scope(kind, place, _exists)
    return Context(doc, kind, place, scope, clock=CLOCK, exists=_DISK.exists, disk=_DISK)


def check(
    source: str, *rules: str, path: str = DEFAULT_PATH, escapes: bool = False, linter: Linter = EVERYTHING
) -> Report:
    """Asserts that the findings of these rules (of all, if none is named) are the marked ones, one to one."""
    marked = markers.read(source, escapes=escapes)
    report = linter.check(context(marked.text, path))
    compare(marked, [f for f in report.findings if not rules or f.rule in rules])
    return report


def compare(marked: markers.Marked, findings: list[Finding]) -> None:
    """Asserts that markers and findings agree, one to one."""
    expected, actual = markers.difference(marked, findings)
    assert expected == actual, "\n" + "\n".join(difflib.unified_diff(expected, actual, "marked", "found", lineterm=""))


def only(*rules: str) -> Linter:
    """All rules known, these ones on."""
    return EVERYTHING.only(*rules)


def _exists(path: PurePath | str) -> bool:
    place = PurePosixPath(path)
    return place.name.startswith("existing") or place == PROJECT / "README.md"


_DISK = TextDisk({}, _exists)
