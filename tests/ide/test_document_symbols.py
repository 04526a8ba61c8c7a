"""Symbols: what a file consists of, nested as the page is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agentls.ide.structure.document_symbols import Symbol, symbols
from ide import golden
from ide.pieces import PAGE, PIECES

if TYPE_CHECKING:
    from agentls.lint.context import Context

CASES = golden.cases("document_symbols")


@pytest.mark.parametrize("case", CASES, ids=golden.title)
def test_symbols(case, update):
    golden.check(case, lambda ctx, _: list(_shown(symbols(ctx), ctx, "")), update=update)


def _shown(found: list[Symbol] | tuple[Symbol, ...], ctx: Context, indent: str):
    content = ctx.doc.text.content
    for symbol in found:
        mark = " (deprecated)" if symbol.deprecated else ""
        detail = f" | {symbol.detail}" if symbol.detail else ""
        place = f"{symbol.name_span.of(content)!r} to {symbol.span.of(content)[-12:]!r}"
        yield f"{indent}{symbol.sort.name.lower()} {symbol.name}{detail}{mark} @ {place}"
        yield from _shown(symbol.children, ctx, indent + "  ")


def nested(text: str) -> None:
    """Asserts that symbols lie in those that hold them, names in their symbols, and none is blank."""
    ctx = golden.context(text, ".claude/agents/x.md")
    stack = [(symbol, 0, len(text)) for symbol in symbols(ctx)]
    while stack:
        symbol, start, end = stack.pop()
        assert start <= symbol.span.start <= symbol.name_span.start
        assert symbol.name_span.end <= symbol.span.end <= end
        assert symbol.name.strip()
        assert "\n" not in symbol.name + symbol.detail
        stack += [(child, *symbol.span) for child in symbol.children]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_beginning_of_a_file_has_symbols_within_each_other(line_end):
    text = PAGE.replace("\n", line_end)
    for end in range(len(text) + 1):
        nested(text[:end])


def test_no_nesting_is_too_deep():
    nested("<example>\n" * 3000 + "# A\n" + "</example>\n" * 3000)
    nested("---\na: " + "[" * 900 + "b: c" + "]" * 900 + "\n---\n")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_random_text_has_symbols_within_each_other(text):
    nested(text)
