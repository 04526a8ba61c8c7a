"""Suppression comments."""

import re

import pytest

from agentls.finding import Edit, Fix, Related, Severity
from agentls.lint.engine import Linter
from agentls.lint.fixing import fix_all
from agentls.lint.rule import Reads, Rule
from agentls.rules import ALL
from agentls.text import Span
from support.check import EVERYTHING, check, context, only

RULES = ("replacement-character", "useless-suppression")
LINTER = only(*RULES, "unknown-tool")


@pytest.mark.parametrize(
    "text",
    [
        """\
A \ufffd. <!-- agentls: ignore[replacement-character] -->
""",
        """\
<!-- agentls: ignore[replacement-character] the source has it -->

A \ufffd and a \ufffd.
B \ufffd.
  ^ warning replacement-character
""",
        """\
<!-- agentls: ignore[replacement-character, unknown-tool] -->
                                            ^^^^^^^^^^^^ warning finds nothing here
A \ufffd.
""",
        """\
<!-- agentls: ignore[unknown-tool] -->
                     ^^^^^^^^^^^^ warning finds nothing here
<!-- agentls: ignore[replacement-character] -->
A \ufffd.
""",
        """\
<!-- agentls: ignore[replacement-character] -->
```text
one
two \ufffd
```
""",
        """\
```html
<!-- agentls: ignore[replacement-character] -->
A \ufffd.
  ^ warning replacement-character
```
""",
        """\
<!-- agentls: ignore[no-such-rule-at-all] -->
                     ^^^^^^^^^^^^^^^^^^^ warning Unknown rule
""",
        """\
<!-- agentls: ignore[] -->
^^^^^^^^^^^^^^^^^^^^^^^^^^ warning Comment names no rule
""",
        """\
<!-- agentls: ignore[unknown-model] -->
Switched off, so nobody knows whether it is needed.
""",
        """\
<!-- agentls are nice, agentls: ignore[what] -->
<!--agentls:ignore[replacement-character]-->
A \ufffd.
""",
    ],
    ids=["same-line", "next-line", "one-of-two", "stacked", "fence", "in-code", "unknown", "empty", "off", "spelling"],
)
def test_comments_in_the_body(text):
    check(text, *RULES, linter=LINTER)


@pytest.mark.parametrize(
    "header",
    [
        """\
tools: Raed # agentls: ignore[unknown-tool]
""",
        """\
# agentls: ignore[unknown-tool]
# They are given by a plugin.
tools:
  - Raed
  - Wriet
""",
        """\
tools: # agentls: ignore[unknown-tool]
  - Raed
  - Wriet
""",
        """\
tools:
  - Raed # agentls: ignore[unknown-tool]
  - Wriet
    ^^^^^ warning unknown-tool
""",
        """\
tools:
  # agentls: ignore[unknown-tool]
  - Raed
  - Wriet
    ^^^^^ warning unknown-tool
""",
        """\
# agentls: ignore[unknown-tool]
                  ^^^^^^^^^^^^ warning finds nothing here
model: opus
tools: Raed
       ^^^^ warning unknown-tool
""",
        """\
color: "# agentls: ignore[unknown-tool]"
tools: Raed
       ^^^^ warning unknown-tool
""",
    ],
    ids=["same-line", "next-entry", "whole-entry", "item", "next-item", "other-entry", "no-comment"],
)
def test_comments_in_the_header(header):
    source = f"---\nname: reviewer\ndescription: Reviews a diff for bugs.\n{header}---\nReview.\n"
    check(source, "unknown-tool", "useless-suppression", linter=LINTER)


def test_a_comment_under_the_opening_fence_speaks_of_the_fence_as_well():
    text = "---\n# agentls: ignore[missing-field]\nname: reviewer\n---\nReview.\n"
    check(text, "missing-field", "useless-suppression")


def parts(ctx):
    """One finding for all words BAD of a text, with a fix for all of them."""
    spans = [Span(*found.span()) for found in re.finditer("BAD", ctx.doc.text.content)]
    if spans:
        fix = Fix("Write `good`", tuple(Edit(span, "good") for span in spans))
        related = (Related(span, "bad, too") for span in spans[1:])
        yield PARTS.at(spans[0], f"{len(spans)} words are bad", fix, related=related)


PARTS = Rule("test.bad_words", "Bad words.", parts, Severity.WARNING, Reads.WHOLE)
IGNORE = "<!-- agentls: ignore[bad-words] -->"


@pytest.mark.parametrize(
    ("text", "lines", "safe"),
    [
        ("BAD\n\nBAD\n\nBAD\n", [0, 2, 4], True),
        (f"BAD {IGNORE}\n\nBAD\n\nBAD\n", [], True),
        (f"BAD\n\nBAD {IGNORE}\n\nBAD\n", [0, 4], False),
        (f"BAD\n\n{IGNORE}\nBAD BAD\n\nBAD\n", [0, 5], False),
        (f"BAD\n\nBAD {IGNORE}\n\nBAD {IGNORE}\n", [0], False),
        (f"BAD {IGNORE}\n\nBAD {IGNORE}\n", [], True),
        ("BAD\n\nBAD <!-- agentls: ignore[unknown-tool] -->\n", [0, 2], True),
    ],
    ids=["none", "first", "other", "line-of-two", "all-others", "first-and-other", "other-rule"],
)
def test_a_finding_with_several_places(text, lines, safe):
    report = Linter([PARTS, *ALL], {}).only("bad-words", "useless-suppression").check(context(text))
    found = [finding for finding in report.findings if finding.rule == "bad-words"]
    places = [span for each in found for span in (each.span, *(other.span for other in each.related))]
    assert [report.ctx.doc.text.line_at(span.start) for span in places] == lines
    assert all(fix.safe is safe for each in found for fix in each.fixes)
    assert "useless-suppression" not in {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One.\n\n<!-- agentls: ignore[unknown-tool] -->\nTwo.\n", "One.\n\nTwo.\n"),
        ("One. <!-- agentls: ignore[unknown-tool, no-such-thing] -->\n", "One.\n"),
        (
            "<!-- agentls: ignore[unknown-tool, replacement-character] -->\nA \ufffd.\n",
            "<!-- agentls: ignore[replacement-character] -->\nA \ufffd.\n",
        ),
        (
            "<!-- agentls: ignore[replacement-character, unknown-tool] -->\nA \ufffd.\n",
            "<!-- agentls: ignore[replacement-character] -->\nA \ufffd.\n",
        ),
        ("Last line <!-- agentls: ignore[unknown-tool] -->", "Last line"),
    ],
    ids=["line", "behind-text", "first-name", "last-name", "no-line-end"],
)
def test_useless_comments_are_removed(before, after):
    fixed = fix_all(EVERYTHING, context(before), lambda finding: finding.rule == "useless-suppression")
    assert fixed.text.content == after
