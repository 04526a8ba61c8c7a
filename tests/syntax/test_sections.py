"""A body that changes is read again only where it changed, and reads as if it were read whole."""

import random
import re

import pytest

from agentls.syntax.body import parse_body
from agentls.syntax.markdown import Reader

BODY = """Intro.

# One

- a list
  with `code`

## Two

```js
# no heading
```

<!-- # none either -->

## Three ##

See [there](there.md).
"""
PIECES = [
    "# A\n",
    "\n# B\n",
    "\n\n## C ##\n\n",
    "###### D\n",
    "#",
    "# ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "```",
    "```\n",
    "\n```py\n",
    "~~~\n",
    "    ",
    "- ",
    "> ",
    "1. ",
    "<!--",
    "-->",
    "<example>\n",
    "</example>\n",
    "<pre>\n",
    "</pre>\n",
    "[a](b.md)",
    "[a]: b\n",
    "[a]",
    "`",
    "``",
    "x",
    "é",
    "\U0001f680",
    "\u2028",
    "===\n",
    "---\n",
    "\t",
    "\\",
    "<b>",
    "*",
]


def seen(body):
    return body.text, body.headings, body.fences, body.links, body.code, body.comments, body.examples


def test_an_edit_leaves_other_sections_as_they_are():
    before = parse_body(BODY + "x", before=parse_body(BODY))
    after = parse_body(before.text.replace("a list", "a long list"), before=before)
    assert [section.text.split("\n")[0] for section in after.sections] == ["Intro.", "# One", "## Two", "## Three ##"]
    kept = [new is old for new, old in zip(after.sections, before.sections, strict=True)]
    assert kept == [True, False, True, True]


def test_a_fence_that_takes_a_heading_in_leaves_what_follows_it_as_it_is():
    before = parse_body(BODY)
    after = parse_body(BODY.replace("`code`\n", "`code`\n\n```\n"), before=before)
    assert [section.text.split("\n")[0] for section in after.sections] == ["Intro.", "# One", "## Three ##"]
    assert after.sections[0] is before.sections[0]
    assert after.sections[-1] is before.sections[-1]


def test_a_comment_that_takes_many_headings_in_leaves_what_follows_it_as_it_is():
    lines = [f"# {number}\n" for number in range(40)]
    before = parse_body("Intro.\n\n" + "".join([*lines[:9], "\n-->\n\n", *lines[9:]]))
    after = parse_body(before.text.replace("Intro.", "<!--"), before=before)
    assert [heading.title for heading in after.headings] == [str(number) for number in range(9, 40)]
    assert after.sections[-1] is before.sections[-1]


def test_what_defines_links_for_all_sections_is_read_with_them():
    body = parse_body("[x]:y.md\n```\nz\n```\n\n# One\n\nSee [x].\n")
    assert [link.target for link in body.links] == ["y.md"]


def test_code_defines_no_links_so_that_sections_are_read_apart():
    code = "```\n[x]: y.md\n```\n"
    body = parse_body(f"# One\n\n{code}\n# Two\n\n{code}\nSee [x].\n")
    assert len(body.sections) == 2
    assert body.links == ()


@pytest.mark.parametrize("seed", range(6))
def test_sections_read_as_the_text_read_at_once(seed):
    chance = random.Random(seed)
    for _ in range(200):
        text = "".join(chance.choices([*PIECES, BODY], k=chance.randrange(20)))
        body, lines = parse_body(text), re.sub(r"\r(?!\n)", "\n", text)
        whole = Reader(lines, text, whole=True).sections[0] if body.sections[0].alone else body
        assert (body.headings, body.fences, body.links) == (whole.headings, whole.fences, whole.links), text
        assert (body.code, body.comments) == (whole.code, whole.comments), text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# One", "One"),
        ("## Two", "# Two"),
        ("## Two\n", "## Two```\n"),
        ("```js\n", "````js\n"),
        ("```\n\n<!--", "<!--"),
        ("-->", ""),
        ("there.md)", "there.md)\n\n[a]: b\n"),
        ("Intro.\n\n", ""),
        ("- a list", "<pre>\n- a list"),
        ("See", "<example>\n# See\n</example>\n"),
    ],
)
def test_an_edit_that_moves_the_cuts(old, new):
    before = parse_body(BODY + "x", before=parse_body(BODY))
    text = before.text.replace(old, new, 1)
    after = parse_body(text, before=before)
    assert seen(after) == seen(parse_body(text))
    assert seen(parse_body(before.text, before=after)) == seen(before)


@pytest.mark.parametrize(("old", "new"), [("\n# A\n", "x# A\n"), ("A\n# B\n# A", "C\n# B\n# C")])
def test_an_edit_from_the_first_character_on(old, new):
    before = parse_body(old, before=parse_body(""))
    assert seen(parse_body(new, before=before)) == seen(parse_body(new))
    assert "".join(section.text for section in parse_body(new, before=before).sections) == new


def test_a_heading_at_the_end_may_go_on_and_be_none():
    before = parse_body("a `b\n#", before=parse_body("a `b\n# "))
    assert len(before.sections) == 2
    after = parse_body("a `b\n#`", before=before)
    assert seen(after) == seen(parse_body("a `b\n#`"))


@pytest.mark.parametrize("seed", range(6))
def test_random_edits(seed):
    chance = random.Random(seed)
    body = parse_body(BODY)
    for _ in range(400):
        start = chance.randrange(len(body.text) + 1)
        end = min(len(body.text), start + chance.choice([0, 0, 1, 2, 12]))
        text = (body.text[:start] + chance.choice([*PIECES, ""]) + body.text[end:])[:900]
        body = parse_body(text, before=body) if text != body.text else body
        assert "".join(section.text for section in body.sections) == text
        assert seen(body) == seen(parse_body(text)), text
