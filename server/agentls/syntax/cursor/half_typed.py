"""Where a cursor is in brackets of TOML that are not closed yet, so that the grammar makes no tree of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.format import ITEM
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.cursor_places import HeaderPlace
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.syntax.cursor.values import Path

_TOKEN = lazy_pattern(
    r"(?P<long>\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z))|(?P<text>\"(?:[^\"\\\r\n]|\\.)*+\"?|'[^'\r\n]*'?|[\w+-]+)"
    r"|(?P<comment>#[^\r\n]*)|(?P<sign>[\[\]{},.=])|\s+|.",
    re.S,
)
_WORD = lazy_pattern(r"[\w-]*\Z")
_REST_OF_KEY = lazy_pattern(r"[\w-]*(?P<mark>[ \t]*=)?")
_REST_OF_VALUE = lazy_pattern(r"[^,\]}\r\n]*")
_MAX_DEPTH = 60


class _Open(Struct):
    """A bracket that is open at the cursor."""

    path: Path
    start: int
    """Where the value stands that it opens."""
    is_map: bool
    key: list[str] = field(default_factory=list)
    """The parts of the key that is being written; of a list none."""
    goes_on: bool = True
    """A part of a key may follow."""
    value: int | None = None
    """Where the value of that key begins."""
    written: dict[str, str] = field(default_factory=dict)
    """The keys before, with what is written behind them."""

    @property
    def inner(self) -> Path:
        """The keys that hold what is written now."""
        return (*self.path, *self.key) if self.is_map else (*self.path, ITEM)

    def next(self, text: str, at: int) -> None:
        """Go on behind a comma."""
        if self.is_map and self.key and self.value is not None:
            self.written[self.key[0]] = text[self.value : at].strip()
        self.key, self.goes_on, self.value = [], True, None


def place_in_brackets(text: str, start: int, offset: int, path: Path) -> HeaderPlace | None:
    """The place of a cursor behind an opening bracket; None outside of all brackets, and in a list by itself.

    Args:
        text: of the file.
        start: where the value begins whose bracket it is.
        offset: the cursor.
        path: the keys that hold the value.
    """
    word = _WORD.search(text, start, offset)
    at = word.start() if word else offset
    opened = _opened(text, start, at, path)
    if not opened or (len(opened) == 1 and not opened[0].is_map):
        return None
    last = opened[-1]
    if last.is_map and last.value is None:
        return _at_key(text, last, at) if last.goes_on else None
    begin = last.start if last.value is None else last.value
    end = _REST_OF_VALUE.match(text, offset)
    return HeaderPlace(last.inner if last.is_map else last.path, Span(begin, end.end() if end else offset))


def _at_key(text: str, last: _Open, at: int) -> HeaderPlace:
    rest = _REST_OF_KEY.match(text, at)
    mark = rest["mark"] or "" if rest else ""
    word = Span(at, rest.end() - len(mark) if rest else at)
    siblings = {} if last.key else last.written
    return HeaderPlace(last.inner, word, word, siblings=siblings, colon=bool(mark))


def _opened(text: str, start: int, end: int, path: Path) -> list[_Open]:
    """The brackets that are open at a place, the outermost first; none in a comment and where none is left."""
    opened: list[_Open] = []
    for token in _TOKEN.finditer(text, start, end):
        sign, last = token["sign"], opened[-1] if opened else None
        if token["comment"] and token.end() == end:
            return []
        if sign and sign in "{[":
            opened.append(_Open(last.inner if last else path, token.start(), sign == "{"))
        elif sign and sign in "}]":
            opened.pop()
        elif last and sign:
            _take_sign(last, sign, text, token.start())
        elif last and token["text"] and last.value is None:
            last.key.append(token["text"].strip("\"'"))
            last.goes_on = False
        if not opened or len(opened) > _MAX_DEPTH:
            return []
    return opened


def _take_sign(last: _Open, sign: str, text: str, at: int) -> None:
    """Go on behind a comma, a dot or an equals sign."""
    if sign == ",":
        last.next(text, at)
    elif sign == "=" and last.value is None:
        last.value = at + 1
    elif sign == ".":
        last.goes_on = True
