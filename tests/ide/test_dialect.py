"""A new agent tool is its declarations: they alone give it completion, hover and diagnostics."""

from __future__ import annotations

from agentls.finding import apply
from agentls.ide.code_actions import actions
from agentls.ide.completion import complete
from agentls.ide.hover import hover
from agentls.lint.engine import Linter
from agentls.rules import ALL
from ide.golden import context
from support import markers

LINTER = Linter(ALL, {})
CHECKED = """\
---
title: bear
purpose: Hugs whoever is sad.
can: look, peek, phone, fly
           ^^^^ warning retired-tool: Tool `peek`
                 ^^^^^ hint renamed-tool: Tool `phone`
                        ^^^ warning unknown-tool: Unknown tool `fly`
brain: big-0
       ^^^^^ warning retired-model
mood: wide
      ^^^^ warning invalid-value
colour: red
^^^^^^ information unknown-field
tags: [soft]
^^^^ warning deprecated-field: `tags` is deprecated
---
Hug.
"""


def test_diagnostics():
    marked = markers.read(CHECKED)
    report = LINTER.check(context(marked.text))
    expected, actual = markers.difference(marked, list(report.findings))
    assert expected == actual


def test_fixes():
    text = markers.read(CHECKED).text
    report = LINTER.check(context(text))
    at = next(f.span for f in report.findings if f.rule == "renamed-tool")
    first = next(action for action in actions(LINTER, report, at) if action.edits)
    assert apply(first.edits, text) == text.replace("phone", "call")


def test_completion_and_hover():
    text = "---\ntitle: bear\nmood: \n---\nHug.\n"
    ctx, at = context(text), text.index("mood")
    assert [offer.label for offer in complete(ctx, at + len("mood: "))] == ["calm", "wild"]
    found = hover(ctx, LINTER.check(ctx).findings, at)
    assert found is not None
    assert "How it behaves." in found.markdown
