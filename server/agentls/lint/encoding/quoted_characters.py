"""Characters that a text shows because it speaks of them."""

from __future__ import annotations

import re
import unicodedata

from agentls.lazy_pattern import lazy_pattern

_PAIRS = frozenset(("``", '""', "''", "“”", "‘’", "«»"))
_MARKS = frozenset("`~*/<>[](){}@#!$%") | {""}
_SIGILS = frozenset("@#$!<")
_SHORT = {
    "\u00a0": "nbsp", "\u00ad": "shy", "\u200b": "zwsp", "\u200c": "zwnj", "\u200d": "zwj", "\u200e": "lrm",
    "\u200f": "rlm", "\u2060": "word joiner", "\ufe0f": "vs16", "\ufe0e": "vs15", "\ufeff": "byte order mark",
}  # fmt: skip
_CODE = r"(?:u\+|\\[ux]\{{?|&#x|0x)0*{:x}\b|{}"
_CLASS = lazy_pattern(r"\[[^\]\w \t]*\Z")
_CLASS_END = lazy_pattern(r"[^\[\w \t]*\](?!\()")
_MOST = 3
"""Longer runs say something; they are not shown but hidden."""
_NEAR = 300
"""Characters of a line on either side in which its name or number is looked for."""


def is_shown(line: str, start: int, end: int) -> bool:
    """Whether ``line[start:end]`` stands by itself between quotes, in a set of characters, or is named in its line."""
    if end - start > _MOST:
        return False
    # A line may be as long as the file, and have as many of them.
    before, shown, after = line[max(0, start - _NEAR) : start], line[start:end], line[end : end + _NEAR]
    if _CLASS.search(before) and _CLASS_END.match(after):
        return True
    near = before + shown + after
    return is_alone(near, len(before), len(before) + len(shown)) or all(_named(near, each) for each in set(shown))


def is_shown_in(text: str, start: int, end: int) -> bool:
    """The same of a place in a text of many lines."""
    begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return is_shown(text[begin : stop if stop >= 0 else len(text)], start - begin, end - begin)


def is_alone(line: str, start: int, end: int) -> bool:
    """Whether nothing else but blanks stands between its quotes or backticks."""
    before, after = line[:start].rstrip(" "), line[end:].lstrip(" ")
    # Backticks with something between each of them are no quotes but a fence that was kept from being one.
    return before[-1:] + after[:1] in _PAIRS and f"{before[-2:-1]}{after[1:2]}".isprintable()


def parts_markup(line: str, start: int, end: int) -> bool:
    """Whether it keeps a mark from acting: ``*/``, a fence in a fence, a link's brackets, the sign of a mention."""
    before, after = line[start - 1 : start].lstrip(), line[end : end + 1]
    return before in _SIGILS or (before in _MARKS and after in _MARKS - {""})


def _named(line: str, character: str) -> bool:
    """Whether the line gives its number or its name."""
    name = unicodedata.name(character, "").lower()
    names = (re.escape(each) for each in (name, _SHORT.get(character, "")) if each)
    pattern = _CODE.format(ord(character), "|".join(names) or "(?!)")
    return re.search(pattern, line.lower().replace("-", " ")) is not None
