"""Backslash sequences that were meant to be interpreted and were not."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from agentls.finding import Fix
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.verdict import judge
from agentls.named_tuple import NamedTuple
from agentls.syntax.nodes import Scalar
from agentls_schemas.verdicts import Condition

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
_KEPT = lazy_pattern(
    # Paths.
    rf"(?<!\S)(?:[A-Za-z]:|\.{{1,2}}|~|\\)(?:{_PART}[^\s\"\\]*)+"
    r"|(?<!\S)[\w-]+(?:\\{1,2}[\w-]+(?:\.[\w-]+)*)+(?<=[\w-]\.\w)(?:\w{,4})\b"
    # Code, and escapes that are spoken of: alone in quotes, or between blanks among words that say so.
    r"|(?<!`)`(?:(?!\\n\\n|<)[^`\n]){,80}`(?!`)"
    rf"|(?<![^\s(\[])(?P<quote>[\"'`]){_ANY}(?P=quote)(?=[\s.,;:)\]]|\Z)"
    rf"|(?P<alone>(?<![^\s(]){_ANY}(?=[\s,.;:)]|\Z)(?!\s*<))"
)
_SAID_BEFORE = lazy_pattern(
    r"\b(?:an?|the|on|by|at|with|of|and|or|to|as|is|are|in|into|like|use[sd]?|literal|character|escape)\s+\(?\Z", re.I
)
_SAID_BEHIND = lazy_pattern(r"\s+(?:and|or|as|is|in|means|characters?|escapes?|sequences?|between)\b")
_ESCAPE = lazy_pattern(r"\\{1,2}(?P<letter>r\\{1,2}n|n|t|\")|\\\\")
# One alone may be a path or a mention; these are line breaks beyond doubt.
_BREAK = lazy_pattern(
    r"\\n(?=\\{1,2}n|\s*<|\s*[-*] |\s*[A-Z][\w ]*:|\s*(?:user|assistant)\b|[ \t]*$)|(?<=[.:>)!?\]])\\n(?=[A-Z])"
    r"|(?<=[\"'])\\n(?=\s+(?:[A-Z\[]|user|assistant))|(?:(?<=[a-z]{2})|\\r)\\n(?=[A-Z][a-z]+(?![\w\\]))",
    re.M,
)
_LIKELY = lazy_pattern(r"\\n(?![a-z])|\\n(?=user|assistant|context)|\\r\\{1,2}n")
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


class _Escape(NamedTuple):
    start: int
    end: int
    letter: str | None
    """The last of the letters behind its backslashes: n, t or a quote; None for a doubled backslash."""


class _Reading(NamedTuple):
    """The escapes of a value; offsets in it."""

    broken: bool
    """Line breaks were meant, beyond doubt."""
    found: tuple[_Escape, ...]
    """Those that are neither part of a path or of code nor spoken of."""
    kept: tuple[tuple[int, int, bool], ...]
    """Paths, code and words about escapes that hold a ``\\n``, and whether it is a path."""

    @property
    def places(self) -> list[tuple[int, int]]:
        """The line breaks that stay characters; or else, the quotes."""
        places = [each[:2] for each in self.found if each.letter == ("n" if self.broken else '"')]
        return places if self.broken or len(places) > 1 else []


def unread_escapes(ctx: Context, *styles: Style) -> Iterator[Unread]:
    """Top-level values in which ``\\n`` stays two characters."""
    for entry, value in _values(ctx, *styles):
        places = ctx.memo(_read, value.value).places
        if places:
            # Some tools write line breaks for these in some fields, and for nothing else.
            judged = _judged(ctx, entry, {value.value[slice(*place)].lstrip("\\") for place in places})
            yield Unread(entry, value, tuple(_by_line(ctx, value, places)), len(places), judged)


def _by_line(ctx: Context, value: Scalar, places: list[tuple[int, int]]) -> Iterator[Span]:
    """The first of each line."""
    if not any(end in value.raw for end in "\r\n"):
        yield value.view.span(*places[0])
        return
    spans = (value.view.span(*place) for place in places)
    yield from (next(line) for _, line in groupby(spans, lambda span: ctx.doc.text.line_at(span.start)))


def _judged(ctx: Context, entry: Entry, escapes: set[str]) -> Judgement:
    key = entry.key.value
    usual, own = judge(ctx, Condition.LITERAL_ESCAPE), judge(ctx, Condition.LITERAL_ESCAPE, key)
    if own == usual or '"' in escapes:
        return usual
    if escapes == {"n"}:
        return own
    changed = judge(ctx, Condition.CHANGED_VALUE)
    return changed._replace(verb="makes only the `\\n` a line break")


def misread_escapes(ctx: Context, *styles: Style) -> Iterator[Misread]:
    """What is meant as it stands, in values for whose ``\\n`` the file's tool writes a line break."""
    usual = judge(ctx, Condition.LITERAL_ESCAPE)
    for entry, value in _values(ctx, *styles):
        if judge(ctx, Condition.LITERAL_ESCAPE, entry.key.value).severity is not usual.severity:
            for start, end, is_path in ctx.memo(_read, value.value).kept:
                yield Misread(value.view.span(start, end), is_path)


def _values(ctx: Context, *styles: Style) -> Iterator[tuple[Entry, Scalar]]:
    for entry in ctx.header.fields:
        value = entry.value
        if isinstance(value, Scalar) and value.style in styles and "\\" in value.value:
            yield entry, value


def interpreted(ctx: Context, scalar: Scalar) -> tuple[Fix, ...]:
    """The fix that writes the value with real line breaks, as a block scalar."""
    lines = _interpreted(scalar.value.rstrip(), ctx.memo(_read, scalar.value)).split("\n")
    edit = ctx.as_lines(scalar.span, "\n".join(line.rstrip() for line in lines))
    return (Fix("Turn into a multi-line `|` block", (edit,)),) if edit else ()


def meant(value: str) -> str:
    """The value with its escapes interpreted, save those that are part of a path or code, or spoken of."""
    return _interpreted(value, _read(value))


def _interpreted(value: str, reading: _Reading) -> str:
    parts, at = [], 0
    for start, end, letter in reading.found:
        if reading.broken or letter in ('"', None):
            parts += [value[at:start], _MEANT[letter]]
            at = end
    return "".join([*parts, value[at:]])


def _read(value: str) -> _Reading:
    kept = list(_KEPT.finditer(value))
    broken = _is_broken(value, kept)
    kept = [each for each in kept if not (broken and each["alone"] and not _is_said(value, each))]
    spans = iter([*(each.span() for each in kept), (len(value), len(value))])
    begin, end = next(spans)
    found = []
    for escape in _ESCAPE.finditer(value):
        while end <= escape.start() < len(value):
            begin, end = next(spans)
        if escape.start() < begin:
            found.append(_Escape(*escape.span(), (escape["letter"] or "")[-1:] or None))
    held = (each for each in kept if "\\n" in each[0])
    return _Reading(
        broken, tuple(found), tuple((*each.span(), each["alone"] is None and each["quote"] is None) for each in held)
    )


def _is_said(value: str, found: re.Match[str]) -> bool:
    """Whether the words around an escape between blanks speak of it."""
    return bool(_SAID_BEFORE.search(value, 0, found.start()) or _SAID_BEHIND.match(value, found.end()))


def _is_broken(value: str, kept: list[re.Match[str]]) -> bool:
    """Whether line breaks were meant, beyond doubt."""
    parts, at = [], 0
    for each in kept:
        parts += [value[at : each.start()], " " * len(each[0])]
        at = each.end()
    masked = "".join([*parts, value[at:]])
    return _BREAK.search(masked) is not None or len(_LIKELY.findall(masked)) > 1
