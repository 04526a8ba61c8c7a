"""A file may be for several tools: what the others do with it is reported beside what its own does."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from agentls.finding import Edit, Fix, Severity
from agentls.lint.context import Context
from agentls.lint.engine import Linter, Report
from agentls.lint.fixing import fix_all, proven
from agentls.lint.rule import Reads, Rule
from agentls.project import kinds
from agentls.rules import ALL
from agentls.syntax import parse
from agentls.text import Span, Text
from support import markers
from support.check import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.finding import Finding

PATH = PurePosixPath("/project/.claude/agents/reviewer.md")
TARGETS = frozenset({"claude-code", "copilot-cli", "vs-code"})

FAULTY = """\
---
name: reviewer
description: Use this: a change is ready.
                     ^ error Copilot CLI drops the agent
tools: Read, Grep
disallowedTools: Write
^^^^^^^^^^^^^^^ warning VS Code ignores it; nothing is denied
^^^^^^^^^^^^^^^ warning Copilot CLI ignores it with a warning; nothing is denied
model: claude-opus-4-8
       ^^^^^^^^^^^^^^^ warning VS Code uses the model that is selected
       ^^^^^^^^^^^^^^^ warning Copilot CLI uses the session's model
---
Review the change.
"""


def check(text: str, targets: frozenset[str] = TARGETS, before: Report | None = None) -> Report:
    kind = kinds.find("claude-code/agent")
    assert kind
    doc = parse(Text(text), before.ctx.doc if before else None)
    return Linter(ALL, {}, targets).check(Context(doc, kind, PATH, exists=lambda _: False), before)


def loud(report: Report) -> list[str]:
    return [finding.message for finding in report.findings if finding.severity <= Severity.WARNING]


def test_what_other_tools_lose() -> None:
    marked = markers.read(FAULTY)
    found = [each for each in check(marked.text).findings if each.severity <= Severity.WARNING]
    compare(marked, found)


def test_without_targets_only_the_own_tool_counts() -> None:
    (only,) = loud(check(markers.read(FAULTY).text, frozenset()))
    assert only.endswith("Claude Code loads it anyway")


def test_one_fault_is_told_once_and_as_loud_as_it_deserves() -> None:
    colons = [each for each in check(markers.read(FAULTY).text).findings if each.rule == "unquoted-colon"]
    assert [each.severity for each in colons] == [Severity.ERROR]


@pytest.mark.parametrize("where", ["change is", "Review the"])
def test_an_edit_tells_the_same_as_a_new_look(where: str) -> None:
    text = markers.read(FAULTY).text
    before, at = check(text), text.index(where)
    edited = before.ctx.doc.text.replace(Span(at, at), "big ")
    after = check(edited.content, before=before)
    assert after.findings == check(edited.content).findings


def test_a_fix_is_proven_for_all_of_them() -> None:
    text = markers.read(FAULTY).text
    report = check(text)
    fixed = fix_all(Linter(ALL, {}, TARGETS), report.ctx, lambda finding: finding.rule == "unquoted-colon")
    assert 'description: "Use this: a change is ready."' in fixed.text.content
    assert [each.rule for each in fixed.report.findings if each.severity is Severity.ERROR] == []


def test_a_fix_need_not_cure_what_another_tool_lost_before() -> None:
    """Copilot CLI knows neither word; that it is another one now makes nothing worse there."""
    text = markers.read(FAULTY).text.replace("claude-opus-4-8", "claude-3-opus")
    report = check(text)
    fixed = fix_all(Linter(ALL, {}, TARGETS), report.ctx, lambda finding: finding.rule == "retired-model")
    assert "model: opus\n" in fixed.text.content
    assert len(fixed.rounds) == 1
    assert [each.program for each in fixed.report.findings if each.rule == "unknown-model"] == ["Copilot CLI"]


@pytest.mark.parametrize(("targets", "holds"), [(frozenset[str](), True), (TARGETS, False)])
def test_a_fix_makes_nothing_worse_for_another_tool(targets: frozenset[str], holds: bool) -> None:
    """Claude Code has `LSP`, VS Code drops it."""

    def check_grep(ctx: Context) -> Iterator[Finding]:
        at = ctx.doc.text.content.find("Grep")
        if at >= 0:
            span = Span(at, at + 4)
            yield rule.at(span, "found", Fix("Replace", (Edit(span, "LSP"),)))

    rule = Rule("test.grep", "Replaces a tool.", check_grep, Severity.WARNING, Reads.WHOLE)
    linter = Linter([*ALL, rule], {}, targets)
    report = linter.check(check(markers.read(FAULTY).text).ctx)
    (found,) = (each for each in report.findings if each.rule == rule.name)
    assert proven(linter, report, found, found.fixes[0]) is holds


def test_comments_silence_them_too() -> None:
    text = markers.read(FAULTY).text.replace("Tools: Write", "Tools: Write  # agentls: ignore[unknown-field]")
    assert [each.rule for each in check(text).findings if each.severity is Severity.WARNING] == ["unknown-model"] * 2


def test_no_rule_about_loading_looks_at_sections() -> None:
    """They are left out where other tools are asked; what is left to fill in is judged in the header alone."""
    looking = {rule.name for rule in ALL if rule.conditions and rule.reads in {Reads.BODY, Reads.EACH}}
    assert looking == {"left-placeholder"}
