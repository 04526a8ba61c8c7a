"""Growing selections: step by step from the word to the file."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentls.ide.structure.selection_range import selections
from ide import golden
from ide.pieces import PAGE, PIECES

if TYPE_CHECKING:
    from agentls.lint.context import Context

CASES = golden.cases("selection_range")


@pytest.mark.parametrize("case", CASES, ids=golden.title)
def test_selections(case, update):
    golden.check(case, _shown, update=update)


def _shown(ctx: Context, cursor: int) -> list[str]:
    """Each step; of long ones the edges."""
    content = ctx.doc.text.content
    steps = [span.of(content) for span in selections(ctx, cursor)[:-1]]
    return [repr(step if len(step) < 60 else f"{step[:24]} … {step[-24:]}") for step in steps]


def growing(text: str, offset: int) -> None:
    """Asserts that each step holds the cursor and all of the step before, and more."""
    ctx = golden.context(text, ".claude/agents/x.md")
    steps = selections(ctx, offset)
    assert steps[-1] == (0, len(text))
    for inner, outer in pairwise(steps):
        assert outer.start <= inner.start <= offset <= inner.end <= outer.end
        assert inner != outer


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_selections_grow_at_every_offset(line_end):
    text = PAGE.replace("\n", line_end)
    for offset in range(len(text) + 1):
        growing(text, offset)


def test_selections_grow_at_the_end_of_every_beginning():
    for end in range(len(PAGE) + 1):
        growing(PAGE[:end], end)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join), st.integers(0, 80))
def test_selections_grow_in_random_text(text, offset):
    growing(text, min(offset, len(text)))
