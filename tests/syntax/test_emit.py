"""Strings written as YAML and read back, and examples laid out."""

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as tuned
from hypothesis import strategies as st

from agentls.syntax.emit.yaml import forms, write
from agentls.syntax.example_layout import lay_out
from agentls.syntax.scalars import Style

P, S, D, L, F = Style.PLAIN, Style.SINGLE, Style.DOUBLE, Style.LITERAL, Style.FOLDED
# fmt: off
FRAGMENTS = [
    "a", "word ", "\n", " ", "\t", ": ", " #", "'", '"', "\\", "-", "|", ">", "---", "\u2028", "\x85", "é", "🎉",
    "\ufeff", "\x07", "1", "<example>", "</example>", "user: ", "**assistant:** ", "<commentary>", "</commentary>",
    "Context: ", "- ", "\\n",
]
# fmt: on
VALUES = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join) | st.text(max_size=50)


@pytest.mark.parametrize(
    ("value", "style", "written"),
    [
        ("Reviews code.", P, "Reviews code."),
        ("it's", S, "'it''s'"),
        ('say "a"\n', D, '"say \\"a\\"\\n"'),
        ("\u2028\x07\x9f\ufeff", D, '"\\u2028\\x07\\x9f\\ufeff"'),
        ("a\n  b\n\nc", L, "|-\n  a\n    b\n\n  c"),
        ("a\n", L, "|\n  a"),
        ("a\n\n\n", L, "|+\n  a\n\n"),
        (" a", L, "|2-\n   a"),
        ("\n a\n", L, "|2\n\n   a"),
        ("a b c", F, ">-\n  a b\n  c"),
        ("a\nb", F, ">-\n  a\n\n  b"),
        ("a\n\n\nb", F, ">-\n  a\n\n\n\n  b"),
        ("a b c d e", F, ">-\n  a b\n  c d\n  e"),
        ("a\n b c d\ne\n", F, ">\n  a\n   b c d\n  e"),
        ("a  b c", F, ">-\n  a  b\n  c"),
    ],
)
def test_written(value, style, written):
    assert write(value, style, width=3) == written


def test_a_line_of_any_length():
    assert write("a b c", F, width=0) == ">-\n  a b c"


@pytest.mark.parametrize(
    ("value", "held"),
    [
        ("Reviews code.", {P, S, D, L, F}),
        ("", {S, D}),
        (" ", {S, D}),
        ("\n", {D}),
        ("yes", {S, D, L, F}),
        ("0x1f", {S, D, L, F}),
        ("0o17", {S, D, L, F}),
        ("2026-01-01", {S, D, L, F}),
        ("Use this: now", {S, D, L, F}),
        ("a #b", {S, D, L, F}),
        ("a#b", {P, S, D, L, F}),
        ("- a", {S, D, L, F}),
        ("a\tb", {S, D, L, F}),
        ("a ", {S, D, L, F}),
        ("a\nb", {D, L, F}),
        ("a\n\n\nb", {D, L, F}),
        ("a\r\nb", {D}),
        ("\x85", {D}),
        ("\udce9", set()),
    ],
)
def test_forms_that_can_hold_a_value(value, held):
    assert forms(value) == held


@tuned(max_examples=1000)
@given(
    VALUES, st.sampled_from(Style), st.sampled_from(["  ", "    "]), st.sampled_from(["\n", "\r\n"]), st.integers(0, 40)
)
def test_what_is_written_is_read_back(value, style, indent, line_end, width):
    written = write(value, style, indent, line_end, width)
    if written is not None:
        assert yaml.safe_load(f"{indent[2:]}key: {written}{line_end}") == {"key": value}
    else:
        assert style is not D or any("\ud800" <= char <= "\udfff" for char in value)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '<example>Context: New. user: "Check it" assistant: "Yes" <commentary>Fits.</commentary></example>',
            '<example>\nContext: New.\nuser: "Check it"\nassistant: "Yes"\n<commentary>Fits.</commentary>\n</example>',
        ),
        (
            "<example>\n    **user:** A\n      b\n    assistant: c\n  </example>",
            "<example>\n**user:** A\n  b\nassistant: c\n</example>",
        ),
        ("<example>\n- user: a\n- assistant: b\n</example>", "<example>\n- user: a\n- assistant: b\n</example>"),
        ("<example>\nuser: no end", "<example>\nuser: no end"),
        ("<example> user: a  assistant: b </example> c", "<example>\nuser: a\nassistant: b\n</example>\nc"),
        ("No example: here.", "No example: here."),
        ("<example>**user:** A **assistant:** b</example>", "<example>\n**user:** A\n**assistant:** b\n</example>"),
        ("\t<example>\tuser: a\tassistant: b</example>", "<example>\nuser: a\nassistant: b\n</example>"),
        ("  <example>\nuser: a  \n  b\t\n</example>", "<example>\nuser: a\n  b\n</example>"),
        ("- <example>\nuser: a\n</example>", "- <example>\nuser: a\n</example>"),
        (
            "\xa0<example>user: a.\xa0\nassistant: b\n\xa0c\xa0\n</example>\xa0",
            "\xa0\n<example>\nuser: a.\xa0\nassistant: b\n\xa0c\xa0\n</example>\n\xa0",
        ),
    ],
)
def test_laid_out(before, after):
    assert lay_out(before) == after


@tuned(max_examples=1000)
@given(VALUES)
def test_laying_out_twice_equals_once_and_changes_white_space_only(value):
    once = lay_out(value)
    assert lay_out(once) == once
    assert "".join(once.split()) == "".join(value.split())
