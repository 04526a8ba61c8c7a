"""What is written by itself: behind a tag, and in the next line of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentls.finding import apply
from agentls.ide.structure.on_type_formatting import on_type
from ide import golden
from ide.pieces import PAGE, PIECES

if TYPE_CHECKING:
    from agentls.lint.context import Context

CASES = golden.cases("on_type_formatting")
OLD = re.compile(r"[\s-]*")
NEW = re.compile(r" *(?:- ?)?|\s*[ \t>]*</\w+>\s*")


@pytest.mark.parametrize("case", CASES, ids=golden.title)
def test_on_type(case, update):
    golden.check(case, _written, update=update)


def _written(ctx: Context, cursor: int) -> list[str]:
    """The text once the edits are made, with dots for blanks at the ends of lines."""
    content = ctx.doc.text.content
    edits = on_type(ctx, cursor, ">" if content[cursor - 1] == ">" else "\n")
    if not edits:
        return ["nothing"]
    lines = apply(edits, content).split("\n")
    return [line.rstrip() + "." * (len(line) - len(line.rstrip())) for line in lines]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_file_s_own_line_ends_are_written(line_end):
    ctx = golden.context(f"# A{line_end}<example>{line_end}")
    [edit] = on_type(ctx, len(ctx.doc.text) - len(line_end), ">")
    assert edit.text == f"</example>{line_end}"
    assert edit.span == (len(ctx.doc.text), len(ctx.doc.text))


def test_a_dash_comes_in_before_the_cursor():
    text = "---\ntools:\n  - Read\n  \n---\n"
    cursor = text.index("\n---\n", 4)
    [edit] = on_type(golden.context(text, ".claude/agents/x.md"), cursor, "\n")
    assert edit.span.end < cursor
    assert apply([edit], text) == text.replace("\n  \n", "\n  - \n")


def harmless(text: str, offset: int) -> None:
    """Asserts that nothing but blanks and lone dashes is taken away, and nothing but tags and dashes is added."""
    for typed in (">", "\n"):
        for span, new in on_type(golden.context(text, ".claude/agents/x.md"), offset, typed):
            assert OLD.fullmatch(span.of(text)), (text, offset)
            assert NEW.fullmatch(new), (text, offset)


def test_every_offset_of_a_file():
    for offset in range(len(PAGE) + 1):
        harmless(PAGE, offset)


@pytest.mark.parametrize("typed", ["", "\n", "\n  ", "<example>"])
def test_the_end_of_every_beginning(typed):
    for end in range(len(PAGE) + 1):
        harmless(PAGE[:end] + typed, end + len(typed))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join), st.integers(0, 80))
def test_random_text(text, offset):
    harmless(text, min(offset, len(text)))
