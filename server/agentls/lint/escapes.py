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
    from agentls.syntax.nodes import Entry
    from agentls.syntax.scalars import Style
    from agentls.text import Span

_ANY = r"(?:\\{1,2}[nrt])+"
# What begins with n behind a backslash is a name only where a vowel follows, or a known one.
_PART = r"\\{1,2}(?!n(?![aeiou]|pm\b|ginx|vm\b)|r\\)\w"
_KEPT = re.compile(
    # Paths.
    rf"(?<!\S)(?:[A-Za-z]:|\.{{1,2}}|~|\\)(?:{_PART}[^\s\"\\]*)+"
    r"|(?<!\S)[\w-]+(?:\\{1,2}[\w-]+(?:\.[\w-]+)*)+(?<=[\w-]\.\w)(?:\w{,4})\b"
    # Code, and escapes that are spoken of: alone in quotes, or between blanks among words that say so.
    r"|(?<!`)`(?:(?!\\n\\n|<)[^`\n]){,80}`(?!`)"
    rf"|(?<![^\s(\[])(?P<quote>[\"'`]){_ANY}(?P=quote)(?=[\s.,;:)\]]|\Z)"
    rf"|(?P<alone>(?<![^\s(]){_ANY}(?=[\s,.;:)]|\Z)(?!\s*<))"
)
_SAID_BEFORE = re.compile(
    r"\b(?:an?|the|on|by|at|with|of|and|or|to|as|is|are|in|into|like|use[sd]?|literal|character|escape)\s+\(?\Z", re.I
)
_SAID_BEHIND = re.compile(r"\s+(?:and|or|as|is|in|means|characters?|escapes?|sequences?|between)\b")
_ESCAPE = re.compile(r"\\{1,2}(?P<letter>r\\{1,2}n|n|t|\")|\\\\")
# One alone may be a path or a mention; these are line breaks beyond doubt.
_BREAK = re.compile(
    r"\\n(?=\\{1,2}n|\s*<|\s*[-*] |\s*[A-Z][\w ]*:|\s*(?:user|assistant)\b|[ \t]*$)|(?<=[.:>)!?\]])\\n(?=[A-Z])"
    r"|(?<=[\"'])\\n(?=\s+(?:[A-Z\[]|user|assistant))|(?:(?<=[a-z]{2})|\\r)\\n(?=[A-Z][a-z]+(?![\w\\]))",
    re.M,
)
_LIKELY = re.compile(r"\\n(?![a-z])|\\n(?=user|assistant|context)|\\r\\{1,2}n")
_MEANT = {"n": "\n", "t": "\t", '"': '"', None: "\\"}


class Unread(NamedTuple):
    """The escapes of a value that YAML leaves as they are."""

    entry: Entry
    scalar: Scalar
    spans: tuple[Span, ...]
    """The first of each line, as written."""
    number: int
    """All of them."""
    judged: Judgement
    """What the file's tool does with them."""


class Misread(NamedTuple):
    """A path, or a word about escapes, in which the file's tool reads a line break."""

    span: Span
    """All of it, as written."""
    is_path: bool


def unread_escapes(ctx: Context, *styles: Style) -> Iterator[Unread]:
    """Top-level values in which ``\\n`` stays two characters."""
    for entry, value in _values(ctx, *styles):
        places = _places(value.value)
        if places:
            spans = [value.view.span(*place) for place in places]
            lines = groupby(spans, lambda span: ctx.doc.text.line_at(span.start))
            # Some tools write line breaks for these in some fields, and for nothing else.
            judged = _judged(ctx, entry, [value.value[slice(*place)].lstrip("\\") for place in places])
            yield Unread(entry, value, tuple(next(line) for _, line in lines), len(spans), judged)


def _judged(ctx: Context, entry: Entry, escapes: list[str]) -> Judgement:
    key = entry.key.value
    usual, own = judge(ctx, Condition.LITERAL_ESCAPE), judge(ctx, Condition.LITERAL_ESCAPE, key)
    if own == usual or '"' in escapes:
        return usual
    if all(escape == "n" for escape in escapes):
        return own
    changed = judge(ctx, Condition.CHANGED_VALUE)
    return changed._replace(verb="writes a line break for the `\\n` alone and leaves the `\\r`")


def misread_escapes(ctx: Context, *styles: Style) -> Iterator[Misread]:
    """What is meant as it stands, in values for whose ``\\n`` the file's tool writes a line break."""
    usual = judge(ctx, Condition.LITERAL_ESCAPE)
    for entry, value in _values(ctx, *styles):
        if judge(ctx, Condition.LITERAL_ESCAPE, entry.key.value).severity is usual.severity:
            continue
        broken = _is_broken(value.value)
        for kept in _KEPT.finditer(value.value):
            if "\\n" in kept[0] and (not kept["alone"] or not broken or _is_said(value.value, kept)):
                yield Misread(value.view.span(*kept.span()), kept["alone"] is None and kept["quote"] is None)


def _values(ctx: Context, *styles: Style) -> Iterator[tuple[Entry, Scalar]]:
    for entry in ctx.header.root.entries:
        value = entry.value
        if isinstance(value, Scalar) and value.style in styles and "\\" in value.value:
            yield entry, value


def interpreted(ctx: Context, scalar: Scalar) -> tuple[Fix, ...]:
    """The fix that writes the value with what its escapes mean, as a block scalar."""
    lines = "\n".join(line.rstrip() for line in meant(scalar.value.rstrip()).split("\n"))
    edit = replace(ctx, scalar.span, block(lines, ctx.doc.text.line_end))
    what = "real line breaks" if _is_broken(scalar.value) else "the quotes without backslashes"
    return (Fix(f"Write {what}, as a block", (edit,)),) if edit else ()


def meant(value: str) -> str:
    """The value with its escapes interpreted, save those that are part of a path or code, or spoken of."""
    parts, at = [], 0
    broken = _is_broken(value)
    for escape in _escapes(value, broken):
        if broken or escape["letter"] in ('"', None):
            parts += [value[at : escape.start()], _MEANT[(escape["letter"] or "")[-1:] or None]]
            at = escape.end()
    return "".join([*parts, value[at:]])


def _places(value: str) -> list[tuple[int, int]]:
    """The line breaks that stay characters; or else, the quotes."""
    broken = _is_broken(value)
    found = [e.span() for e in _escapes(value, broken) if (e["letter"] or "")[-1:] == ("n" if broken else '"')]
    return found if broken or len(found) > 1 else []


def _escapes(value: str, broken: bool) -> Iterator[re.Match[str]]:
    """The escapes that are neither part of a path or of code nor spoken of."""
    kept = [m.span() for m in _KEPT.finditer(value) if not (broken and m["alone"] and not _is_said(value, m))]
    for escape in _ESCAPE.finditer(value):
        if not any(start <= escape.start() < end for start, end in kept):
            yield escape


def _is_said(value: str, found: re.Match[str]) -> bool:
    """Whether the words around an escape between blanks speak of it."""
    return bool(_SAID_BEFORE.search(value, 0, found.start()) or _SAID_BEHIND.match(value, found.end()))


def _is_broken(value: str) -> bool:
    """Whether line breaks were meant, beyond doubt."""
    masked = _KEPT.sub(lambda m: " " * len(m[0]), value)
    return _BREAK.search(masked) is not None or len(_LIKELY.findall(masked)) > 1
