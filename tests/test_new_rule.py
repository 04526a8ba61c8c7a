"""A rule is one file: with nothing else written it is found in texts, repaired, offered and explained."""

import importlib.util

import pytest

from agentls.ide.code_actions import actions
from agentls.lint import docs
from agentls.lint.engine import Linter
from agentls.lint.fixing import fix_all
from agentls.text import Span
from support.check import check, context

FILE = '''r"""A shout in the body.

Models heed it no more than a plain word.

```md bad
---
name: reviewer
description: Reviews a diff.
---
Look!!!
    ^^^ hint `!!!` is a shout
```

```md fixed
---
name: reviewer
description: Reviews a diff.
---
Look.
```
"""

import re

from agentls.finding import Edit, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.text import Span


def check(ctx):
    for found in re.finditer("!{2,}", ctx.section.text):
        span = Span(*found.span())
        yield RULE.at(span, f"`{found[0]}` is a shout", Fix("Write a full stop", (Edit(span, "."),)))


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.BODY)
'''


@pytest.fixture
def module(tmp_path):
    path = tmp_path / "loud_body.py"
    path.write_text(FILE, "utf-8", newline="\n")
    spec = importlib.util.spec_from_file_location("loud_body", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_rule_of_one_file(module):
    linter = Linter((module.RULE,), {})
    [bad], [fixed] = docs.read(module.__doc__).of("bad"), docs.read(module.__doc__).of("fixed")

    report = check(bad.text, linter=linter)
    assert fix_all(linter, report.ctx, lambda _: True).text.content == fixed.text
    assert [finding.rule for finding in report.findings] == ["loud-body"]
    titles = [action.title for action in actions(linter, report, Span(0, len(report.ctx.doc.text)))]
    assert titles[0] == "Write a full stop"
    assert "Ignore `loud-body` here" in titles
    assert docs.page(module.RULE).startswith("# loud-body\n\nA shout in the body.")


def test_it_can_be_silenced_by_its_name(module):
    text = "---\nname: a\ndescription: A.\n---\n<!-- agentls: ignore[loud-body] -->\nLook!!!\n"
    assert Linter((module.RULE,), {}).check(context(text)).findings == ()
    assert Linter((module.RULE,), {"loud-body": None}).check(context("Look!!!\n")).findings == ()
