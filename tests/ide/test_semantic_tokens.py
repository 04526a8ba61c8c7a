"""Tokens: what the words of a file stand for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentls.ide.semantic_tokens.document import tokens, within
from agentls.ide.semantic_tokens.legend import MODIFIERS, TYPES
from agentls.text import Span
from ide import golden
from ide.golden import context
from ide.test_robust import FILE, PIECES

if TYPE_CHECKING:
    from agentls.lint.context import Context

CASES = golden.cases("semantic_tokens")


@pytest.mark.parametrize("case", CASES, ids=golden.title)
def test_tokens(case, update):
    golden.check(case, _shown, update=update)


def _shown(ctx: Context, _: int) -> list[str]:
    content = ctx.doc.text.content
    return [" ".join((found.span.of(content), "is", *found.modifiers, found.type)) for found in tokens(ctx)]


def test_those_in_a_part():
    ctx = context("---\ntitle: Bear\nmood: calm\n---\n")
    found = within(tokens(ctx), Span(12, 20))
    assert [token.span.of(ctx.doc.text.content) for token in found] == ["Bear", "mood"]


def sound(text: str) -> None:
    """Asserts that tokens are in order, apart, in one line each and of types that were announced."""
    ctx = context(text, ".claude/agents/x.md")
    found = tokens(ctx)
    assert all(one.span.end <= next_.span.start for one, next_ in pairwise(found))
    for token in found:
        assert 0 <= token.span.start < token.span.end <= len(text)
        assert "\n" not in token.span.of(text)
        assert "\r" not in token.span.of(text)
        assert token.type in TYPES
        assert set(token.modifiers) <= set(MODIFIERS)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_at_every_beginning_of_a_file(line_end):
    text = FILE.replace("\n", line_end)
    for end in range(len(text) + 1):
        sound(text[:end])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_on_random_text(text):
    sound(text)
