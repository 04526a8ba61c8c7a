"""Hints: where they stand and what they say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentls.finding import apply
from agentls.ide.inlay_hints import hints
from agentls.lint.context import Context
from agentls.semantics.token_estimate import estimate_tokens
from ide import golden
from ide.golden import context
from ide.test_robust import FILE, PIECES

ALL = frozenset({"model", "tools", "tokens"})
CASES = golden.cases("inlay_hints")


@pytest.mark.parametrize("case", CASES, ids=golden.title)
def test_hints(case, update):
    golden.check(case, _shown, update=update)


def _shown(ctx: Context, _: int) -> list[str]:
    content = ctx.doc.text.content
    lines = []
    for hint in hints(ctx, ALL):
        line = content[: hint.offset].rpartition("\n")[2]
        lines += [f"{line} [{hint.label}]", *(f"    {words}" for words in hint.doc.split("\n") if words)]
        lines += [f"    becomes {apply(hint.edits, content).split(chr(10))[line_of(content, hint.offset)]}"] * bool(
            hint.edits
        )
    return lines


def line_of(content: str, offset: int) -> int:
    return content[:offset].count("\n")


@pytest.mark.parametrize("name", sorted(ALL))
def test_each_can_be_had_alone(name):
    ctx = context("---\ntitle: bear\npurpose: Hugs.\nbrain: big\n---\n")
    alone = hints(ctx, {name})
    assert len(alone) == 1
    assert [hint for hint in hints(ctx, ALL) if hint not in hints(ctx, ALL - {name})] == alone


def test_a_command_without_tools_has_not_all_of_them():
    ctx = context("---\nname: x\n---\n", ".claude/agents/x.md")
    command = golden.KINDS["claude-code/command"]
    assert hints(ctx, {"tools"})
    assert hints(Context(ctx.doc, command), {"tools"}) == []


@pytest.mark.parametrize(("text", "count"), [("", 0), ("a", 1), ("four", 1), ("fiver", 2), ("a" * 4001, 1001)])
def test_tokens_are_counted_by_the_four(text, count):
    assert estimate_tokens(text) == count


def sound(text: str) -> None:
    """Asserts that hints are in order and stand in the header."""
    ctx = context(text, ".claude/agents/x.md")
    found = hints(ctx, ALL)
    assert [hint.offset for hint in found] == sorted(hint.offset for hint in found)
    for hint in found:
        assert 0 < hint.offset <= len(ctx.header.text)
        assert hint.label


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_at_every_beginning_of_a_file(line_end):
    text = FILE.replace("\n", line_end)
    for end in range(len(text) + 1):
        sound(text[:end])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_on_random_text(text):
    sound(text)
