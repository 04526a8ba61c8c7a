"""A rule's life: on trial, stable, under a new name, retired."""

import re

import pytest
from msgspec.structs import replace

from agentls.finding import Severity
from agentls.lint import rule_docs
from agentls.lint.engine import Linter
from agentls.lint.fixing import fix_all
from agentls.lint.rule import Reads, Rule, Status
from agentls.rules import useless_suppression
from agentls.text import Span
from support.check import context


def shouts(ctx):
    return [RULE.at(Span(*found.span()), "loud") for found in re.finditer(r"\w+!", ctx.section.text)]


RULE = Rule("rules.loud_body", "A shout.", shouts, Severity.WARNING, Reads.BODY, since="0.2.0")
SHOUT = "---\nname: reviewer\ndescription: Reviews a diff.\n---\nLook!\n"


def found(rule, levels=None, text=SHOUT):
    report = Linter((rule, useless_suppression.RULE), levels or {}).check(context(text))
    return [(finding.rule, finding.severity.label) for finding in report.findings]


def test_a_stable_rule_runs():
    assert found(RULE) == [("loud-body", "warning")]


def test_a_rule_on_trial_runs_where_it_is_asked_for():
    trial = replace(RULE, status=Status.PREVIEW)
    assert found(trial) == []
    assert found(trial, {"loud-body": Severity.HINT}) == [("loud-body", "hint")]


def test_a_retired_rule_finds_nothing_and_its_name_is_no_fault():
    retired = replace(RULE, status=Status.RETIRED)
    assert found(retired, {"loud-body": Severity.ERROR}) == []
    assert found(retired, text=SHOUT + "<!-- agentls: ignore[loud-body] -->\nx\n") == []


def test_a_comment_may_name_a_rule_as_it_was_called_before():
    linter = Linter((replace(RULE, formerly=("shouting",)), useless_suppression.RULE), {})
    report = linter.check(context(SHOUT.replace("Look!", "<!-- agentls: ignore[shouting] -->\nLook!")))
    assert [finding.message for finding in report.findings] == ["Rule `shouting` is now `loud-body`"]
    mended = fix_all(linter, report.ctx, lambda _: True)
    assert "ignore[loud-body]" in mended.text.content
    assert linter.check(context(mended.text.content)).findings == ()


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        (RULE, "Severity: warning. Default: on. Since 0.2.0, stable."),
        (
            replace(RULE, status=Status.PREVIEW, formerly=("shouting",)),
            "Severity: warning. Default: off unless a setting gives it a level. Since 0.2.0, preview. "
            "Formerly `shouting`.",
        ),
    ],
)
def test_a_page_tells_where_a_rule_is_in_its_life(rule, line):
    assert line in rule_docs.page(rule).split("\n")
