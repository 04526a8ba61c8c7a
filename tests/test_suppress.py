"""Suppression comments."""

import pytest

from agentls.lint.fixing import fix_all
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
                     ^^^^^^^^^^^^^^^^^^^ warning is no rule; remove it
""",
        """\
<!-- agentls: ignore[] -->
^^^^^^^^^^^^^^^^^^^^^^^^^^ warning write the rules' names
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
