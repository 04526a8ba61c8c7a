"""What the words of a file stand for, for editors to colour: keys, tools, models, names, examples.

Which types and modifiers there are, ``legend`` says.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from agentls.ide.semantic_tokens.header import in_header
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.semantics.examples import examples
from agentls.text import Span
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.ide.semantic_tokens.header import Made
    from agentls.lint.context import Context

_LINE = lazy_pattern(r"[^\s](?:[^\r\n]*[^\s])?")
# In a quoted value the line end before it may be written as an escape.
_END = lazy_pattern(r"(?:\s|\\n)*+(</[a-z]+>)", re.I)
_BY_SORT = {
    Sort.AGENT: "class",
    Sort.SKILL: "class",
    Sort.COMMAND: "function",
    Sort.SERVER: "namespace",
    Sort.PLUGIN: "namespace",
}


class Token(NamedTuple):
    """A word that stands for something."""

    span: Span
    """In one line, from the file's start."""
    type: str
    """One of ``legend.TYPES``."""
    modifiers: tuple[str, ...] = ()
    """Of ``legend.MODIFIERS``."""


def tokens(ctx: Context) -> list[Token]:
    """The tokens of a file, in order; no two overlap."""
    header = ctx.doc.header
    found = chain(_names(ctx), in_header(ctx, header) if header else (), _of_examples(ctx))
    return list(_apart(found, ctx.doc.text.clean))


def within(found: Iterable[Token], span: Span) -> list[Token]:
    """Those of the tokens that lie in a span, at least in part."""
    return [token for token in found if token.span.overlaps(span)]


def _names(ctx: Context) -> Iterator[Made]:
    for own in ctx.entry.definitions:
        # What names a file alone, as instructions do, is nobody's name.
        if own.span and own.sort in _BY_SORT:
            yield own.span, _BY_SORT[own.sort], ("definition",)
    for each in ctx.entry.mentions:
        builtin = each.sort is Sort.AGENT and each.name in ctx.kind.vocabulary.builtin_agents
        yield each.span, _BY_SORT[each.sort], ("defaultLibrary",) if builtin else ()


def _of_examples(ctx: Context) -> Iterator[Made]:
    content = ctx.doc.text.clean
    for placed in examples(ctx.doc):
        for tag in (placed.example.opening, placed.example.closing):
            if tag:
                yield placed.at(tag), "keyword", ()
        for turn in placed.example.turns:
            label, text = placed.at(turn.label), placed.at(turn.text)
            tagged = content.startswith("<", label.start)
            yield label, "keyword" if tagged else "parameter", ()
            if tagged and (end := _END.match(content, text.end)):
                yield Span(*end.span(1)), "keyword", ()


def _apart(found: Iterable[Made], content: str) -> Iterator[Token]:
    """The tokens in order and each in one line; of those that overlap, what begins or was made first."""
    last = 0
    # Sorting keeps the order of those that begin at the same place.
    for span, type_, modifiers in sorted(found, key=lambda made: made[0].start):
        if span.start >= last:
            for line in _LINE.finditer(content, *span):
                yield Token(Span(*line.span()), type_, modifiers)
            last = max(last, span.end)
