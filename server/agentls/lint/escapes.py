"""Backslash sequences that were meant to be interpreted and were not."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from agentls.finding import Fix
from agentls.lint.rewrite import block, replace
from agentls.lint.verdict import judge
from agentls.syntax.nodes import Scalar
from agentls_schemas.loading import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.lint.verdict import Judgement
    from agentls.syntax.scalars import Style
    from agentls.text import Span

# Paths, and escapes that are spoken of: alone between blanks, quotes or stops.
_KEPT = (
    r"(?P<kept>(?<!\S)(?:[A-Za-z]:|\.{0,2}|\\)\\\w[^\s\"\\]*(?:\\\w[^\s\"\\]*)+"
    r"|(?<![^\s`'\"(])(?:\\[nrt])+(?=[\s`'\",.;:)]|\Z)(?!\s*<))"
)
_KEEP = re.compile(_KEPT)
_ESCAPE = re.compile(rf"{_KEPT}|\\(n|r\\n|t|\"|\\)")
# One alone may be a path or a mention; these are line breaks beyond doubt.
_BREAK = re.compile(
    r"\\n(?=\\n|\s*<|\s*[-*] |\s*[A-Z][\w ]*:|\s*(?:user|assistant)\b|[ \t]*$)|(?<=[.:>)])\\n(?=[A-Z])", re.M
)
_MEANT = {"n": "\n", "r\\n": "\n", "t": "\t", '"': '"', "\\": "\\"}


class Unread(NamedTuple):
    """The escapes of one line of a value that stay what they are."""

    scalar: Scalar
    span: Span
    """The first of them, as written."""
    number: int


def unread_escapes(ctx: Context, *styles: Style) -> Iterator[Unread]:
    """Lines of top-level values in which ``\\n`` stays two characters."""
    for entry in ctx.header.root.entries:
        value = entry.value
        if isinstance(value, Scalar) and value.style in styles and "\\" in value.value:
            spans = [value.view.span(place, place + 2) for place in _places(value.value)]
            for _, line in groupby(spans, lambda span: ctx.doc.text.line_at(span.start)):
                first, *rest = line
                yield Unread(value, first, len(rest) + 1)


def judge_escape(ctx: Context, unread: Unread) -> Judgement:
    """What the file's tool does with the escapes of a line; in some fields a tool reads those for line breaks."""
    breaks = unread.span.of(ctx.header.text).lstrip("\\") in ("n", "r")
    entry = next((e for e in ctx.header.root.entries if e.value is unread.scalar), None)
    return judge(ctx, Condition.LITERAL_ESCAPE, entry.key.value if entry and breaks else "")


def interpreted(ctx: Context, scalar: Scalar) -> tuple[Fix, ...]:
    """The fix that writes the value with real line breaks, as a block scalar."""
    lines = "\n".join(line.rstrip() for line in meant(scalar.value.rstrip()).split("\n"))
    edit = replace(ctx, scalar.span, block(lines, ctx.doc.text.line_end))
    return (Fix("Write real line breaks, as a block", (edit,)),) if edit else ()


def meant(value: str) -> str:
    """The value with its escapes interpreted, save those that are part of a path or spoken of."""
    return _ESCAPE.sub(lambda m: m["kept"] or _MEANT[m[2]], value)


def _places(value: str) -> list[int]:
    value = _KEEP.sub(lambda m: " " * len(m[0]), value)
    breaks = [m.start() for m in re.finditer(r"\\n(?![a-z])|\\n(?=user|assistant|context)|\\r\\n", value)]
    if _BREAK.search(value) or len(breaks) > 1:
        return breaks
    quotes = [m.start() for m in re.finditer(r'\\"', value)]
    return quotes if len(quotes) > 1 else []
