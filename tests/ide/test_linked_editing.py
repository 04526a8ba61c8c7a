"""Names of tags that are edited together."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentls.ide.structure.linked_editing import linked
from ide import golden
from ide.pieces import PAGE, PIECES
from support import markers

HEADER = "---\ntitle: x\npurpose: {}\n---\n{}"
PAIRS = {
    "at its start": "<|example>\n</example>",
    "at its end": "<example|>\n</example>",
    "in the end tag": "<example>\n</exam|ple>",
    "with attributes": '<example| id="1">x</example>',
    "the inner of two": "<a><a|></a></a>",
    "around others": "<examp|le><user>x</user> <file></example>",
    "across headings": "# A\n<rules|>\n# B\n</rules>",
    "half renamed elsewhere": "<exa></b><commentary|></commentary>",
    "in prose": "Put <a.b-c|>x</a.b-c> there.",
}
LONE = {
    "a word": "exam|ple",
    "before a tag": "|<example></example>",
    "in an attribute": '<example id="|1"></example>',
    "behind a tag": "<example>|</example>",
    "no end": "<example|>",
    "no beginning": "</example|>",
    "another end": "<example|></examples>",
    "a comparison": "1 <a| 2 > 1",
    "an empty tag": "<br|/></br>",
    "in code": "`<example|>` and `</example>`",
    "in a code block": "```\n<example|>\n</example>\n```",
    "in a comment": "<!-- <example|></example> -->",
}


@pytest.mark.parametrize("text", PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize("place", ["body", "block", "quoted"])
def test_the_names_of_a_pair(text, place):
    source = _placed(text, place)
    offset = source.index("|")
    found = linked(golden.context(source.replace("|", "")).doc, offset)
    content = source.replace("|", "")
    assert found is not None
    first, second = found.spans
    assert first.of(content) == second.of(content)
    assert re.fullmatch(found.pattern, first.of(content))
    assert (content[first.start - 1], content[second.start - 2 : second.start]) == ("<", "</")
    assert first.holds(offset) or second.holds(offset)


def _placed(text: str, place: str) -> str:
    """The text in the body, or in a value of the header."""
    if place == "body":
        return HEADER.format("y", text)
    if place == "block":
        return HEADER.format(">-\n  " + text.replace("\n", "\n  ").replace("# ", "#"), "<example>")
    return HEADER.format("'" + text.replace("\n", " ").replace("'", "''") + "'", "</example>")


@pytest.mark.parametrize("text", LONE.values(), ids=LONE)
def test_what_is_no_pair(text):
    source = HEADER.format("y", text)
    assert linked(golden.context(source.replace("|", "")).doc, source.index("|")) is None


def test_values_of_the_header_are_apart():
    source = f"---\ntitle: <a{markers.CURSOR}>\npurpose: </a>\n---\n</a>\n"
    at = source.index(markers.CURSOR)
    assert linked(golden.context(source.replace(markers.CURSOR, "")).doc, at) is None


def test_items_of_lists_can_have_pairs():
    assert linked(golden.context("---\ntags: [x, '<a>y</a>', {b: <c></c>}]\n---\n").doc, 16)


def same(text: str, offset: int) -> None:
    """Asserts that what is linked says the same, at two places."""
    found = linked(golden.context(text, ".claude/agents/x.md").doc, offset)
    if found:
        first, second = found.spans
        assert first.of(text) == second.of(text)
        assert first.end < second.start


def test_every_offset_of_a_file():
    for offset in range(len(PAGE) + 1):
        same(PAGE, offset)


def test_the_end_of_every_beginning():
    for end in range(len(PAGE) + 1):
        same(PAGE[:end], end)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join), st.integers(0, 80))
def test_random_text(text, offset):
    same(text, min(offset, len(text)))
