"""Scalars: how they are written, and what their format reads in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from enum import StrEnum
from typing import cast

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.text import Span

Plain = None | bool | int | float | str | date | time


class Style(StrEnum):
    """How a scalar is written."""

    PLAIN = "plain"
    SINGLE = "single-quoted"
    DOUBLE = "double-quoted"
    LITERAL = "literal"
    FOLDED = "folded"
    DOUBLE_LINES = "triple-double-quoted"
    """TOML: three quotes at both ends, and lines between them."""
    SINGLE_LINES = "triple-single-quoted"
    BARE = "bare"
    """TOML: a number, a truth value, a date or a time."""
    BARE_LINE = "bare-line"
    """Text to the end of its line, of which YAML has no say."""
    RAW = "raw"
    """Refused by the format; the value is the characters after the key, as they stand."""

    @property
    def quotes(self) -> int:
        """How many quotes stand at either end."""
        return _QUOTES.get(self, 0)

    @property
    def is_quoted(self) -> bool:
        """Whether quotes are around it."""
        return self in _QUOTES

    @property
    def has_escapes(self) -> bool:
        """Whether a backslash in it is the start of an escape."""
        return self in (Style.DOUBLE, Style.DOUBLE_LINES)

    @property
    def is_block(self) -> bool:
        """Whether it is a block scalar: an indicator, and then lines further right."""
        return self in (Style.LITERAL, Style.FOLDED)


_QUOTES = {Style.SINGLE: 1, Style.DOUBLE: 1, Style.SINGLE_LINES: 3, Style.DOUBLE_LINES: 3}


class View(NamedTuple):
    """Decoded text that knows where each of its characters stands in its region."""

    text: str
    starts: Sequence[int]
    """Where each character of ``text`` begins, as written: at a backslash, a line's end, a letter."""
    ends: Sequence[int]
    """Where it ends."""

    def span(self, start: int, end: int) -> Span:
        """The region's characters behind ``text[start:end]``."""
        if start < end:
            return Span(self.starts[start], self.ends[end - 1])
        at = self.starts[start] if start < len(self.text) else (self.ends[-1] if self.ends else 0)
        return Span(at, at)


_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = lazy_pattern(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = lazy_pattern(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = lazy_pattern(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMBER_START = frozenset("+-.0123456789")
_CORE_TAGS = frozenset(("!!null", "!!bool", "!!int", "!!float"))


def resolve(value: str, style: Style, tag: str | None) -> Plain:
    """The value as the YAML 1.2 core schema resolves it, or TOML; only what has no quotes is more than text."""
    if style is Style.BARE:
        return _resolve_bare(value)
    if tag in _CORE_TAGS or (tag is None and style is Style.PLAIN):
        return _resolve_plain(value)
    return value


def _resolve_plain(value: str) -> Plain:
    if value in _NULLS:
        return None
    if value in _BOOLS:
        return _BOOLS[value]
    return _number(value) if value[0] in _NUMBER_START else value


def _resolve_bare(value: str) -> Plain:
    import tomllib

    try:
        return cast("Plain", tomllib.loads(f"x = {value}")["x"])
    except ValueError:
        return value


def _number(value: str) -> Plain:
    if _INT.fullmatch(value):
        # Python refuses to read integers of thousands of digits; a JavaScript reader gives infinity.
        return int(value, _base(value)) if len(value) < 4000 else float(value[:400])
    if _FLOAT.fullmatch(value):
        return float(value)
    return float(value.replace(".", "")) if _NOT_FINITE.fullmatch(value) else value


def _base(value: str) -> int:
    return {"0o": 8, "0x": 16}.get(value[:2], 10)
