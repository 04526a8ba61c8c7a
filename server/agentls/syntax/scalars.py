"""Scalars: how they are written, and what YAML reads in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from agentls.text import Span

Plain = None | bool | int | float | str


class Style(StrEnum):
    """How a scalar is written."""

    PLAIN = "plain"
    SINGLE = "single-quoted"
    DOUBLE = "double-quoted"
    LITERAL = "literal"
    FOLDED = "folded"
    RAW = "raw"
    """Refused by YAML; the value is the characters after the key, as they stand."""

    @property
    def is_quoted(self) -> bool:
        """Whether quotes are around it."""
        return self in (Style.SINGLE, Style.DOUBLE)

    @property
    def is_block(self) -> bool:
        """Whether it is a block scalar: an indicator, and then lines further right."""
        return self in (Style.LITERAL, Style.FOLDED)


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
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMBER_START = frozenset("+-.0123456789")
_CORE_TAGS = frozenset(("!!null", "!!bool", "!!int", "!!float"))


def resolve(value: str, style: Style, tag: str | None) -> Plain:
    """The value as the YAML 1.2 core schema resolves it; only plain scalars are more than text."""
    if tag in _CORE_TAGS or (tag is None and style is Style.PLAIN):
        return _resolve_plain(value)
    return value


def _resolve_plain(value: str) -> Plain:
    if value in _NULLS:
        return None
    if value in _BOOLS:
        return _BOOLS[value]
    return _number(value) if value[0] in _NUMBER_START else value


def _number(value: str) -> Plain:
    if _INT.fullmatch(value):
        # Python refuses to read integers of thousands of digits; a JavaScript reader gives infinity.
        return int(value, _base(value)) if len(value) < 4000 else float(value[:400])
    if _FLOAT.fullmatch(value):
        return float(value)
    return float(value.replace(".", "")) if _NOT_FINITE.fullmatch(value) else value


def _base(value: str) -> int:
    return {"0o": 8, "0x": 16}.get(value[:2], 10)
