"""A rule is one file: with nothing else written it is found in texts, repaired, offered and explained."""

import importlib.util
import re
import textwrap
from pathlib import Path

import pytest

from agentls.ide.code_actions import actions
from agentls.lint import rule_docs
from agentls.lint.engine import Linter
from agentls.lint.fixing import fix_all
from agentls.text import Span
from support.check import check, context

GUIDE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text("utf-8")
FILE = textwrap.dedent(re.search(r"^   ````python\n(.*?)^   ````$", GUIDE, re.DOTALL | re.MULTILINE)[1])
"""The rule that contributors are shown."""


@pytest.fixture
def module(tmp_path):
    path = tmp_path / "loud_heading.py"
    path.write_text(FILE, "utf-8", newline="\n")
    spec = importlib.util.spec_from_file_location("loud_heading", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_rule_of_one_file(module):
    linter = Linter((module.RULE,), {})
    [bad], [fixed] = rule_docs.read(module.__doc__).of("bad"), rule_docs.read(module.__doc__).of("fixed")

    [good] = rule_docs.read(module.__doc__).of("good")
    check(good.text, linter=linter)
    report = check(bad.text, linter=linter)
    assert fix_all(linter, report.ctx, lambda _: True).text.content == fixed.text
    assert [finding.rule for finding in report.findings] == ["loud-heading"]
    titles = [action.title for action in actions(linter, report, Span(0, len(report.ctx.doc.text)))]
    assert titles[0] == "Remove it"
    assert "Ignore `loud-heading` here" in titles
    assert rule_docs.page(module.RULE).startswith("# loud-heading\n\nA heading ends in an exclamation mark.")


def test_it_can_be_silenced_by_its_name(module):
    text = "---\nname: a\ndescription: A.\n---\n<!-- agentls: ignore[loud-heading] -->\n# Look!\n"
    assert Linter((module.RULE,), {}).check(context(text)).findings == ()
    assert Linter((module.RULE,), {"loud-heading": None}).check(context("# Look!\n")).findings == ()
