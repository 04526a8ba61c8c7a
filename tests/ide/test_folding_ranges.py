"""Folds: which lines stay, which are hidden, and which characters where single ones can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentls.ide.structure.folding_ranges import folds
from ide import golden
from ide.pieces import PAGE, PIECES

if TYPE_CHECKING:
    from agentls.lint.context import Context

CASES = golden.cases("folding_ranges")


@pytest.mark.parametrize("case", CASES, ids=golden.title)
def test_folds(case, update):
    golden.check(case, lambda ctx, _: list(_shown(ctx)), update=update)


def _shown(ctx: Context):
    text = ctx.doc.text
    for fold in folds(ctx.doc):
        first, last = (text.line_span(line) for line in (fold.first, fold.last))
        hidden = f"{text.content[first.start : fold.span.start]}…{text.content[fold.span.end : last.end]}"
        kind = " (comment)" if fold.comment else ""
        yield f"{fold.first + 1}-{fold.last + 1}{kind} {hidden!r}"


def test_of_too_many_folds_the_longest_are_kept():
    doc = golden.context(PAGE).doc
    every = folds(doc)
    assert folds(doc, 0) == []
    assert folds(doc, len(every)) == every
    kept = folds(doc, 5)
    assert [fold for fold in every if fold in kept] == kept
    assert max(f.last - f.first for f in every if f not in kept) <= min(f.last - f.first for f in kept)


def orderly(text: str) -> None:
    """Asserts that folds are of several lines each, in order, and hide what they say they do."""
    doc = golden.context(text, ".claude/agents/x.md").doc
    found = folds(doc)
    assert [(f.first, -f.last) for f in found] == sorted({(f.first, -f.last) for f in found})
    for fold in found:
        assert fold.first < fold.last < len(doc.text.line_starts)
        assert fold.first == doc.text.line_at(fold.span.start)
        assert fold.span.start <= fold.span.end
        assert doc.text.line_at(fold.span.end) <= fold.last


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_beginning_of_a_file_folds(line_end):
    text = PAGE.replace("\n", line_end)
    for end in range(len(text) + 1):
        orderly(text[:end])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_random_text_folds(text):
    orderly(text)
