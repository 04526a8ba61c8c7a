"""Patterns of .gitignore that match in time linear or quadratic in the path, however many stars they have.

pathspec makes regular expressions in which each star may try every length: the time doubles with each, and whoever
writes a .gitignore can stop a search with one line. What stands between two stars can be taken where it is first found,
for good, as ``fnmatch`` does: if the rest does not fit behind it, it fits behind no later place either.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from agentls.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_ABOVE, _BETWEEN = "(?:.+/)?", "(?:/.+)?/"
"""What pathspec makes of ``**/`` at the start, and of ``/**/``."""
_STAR = "[^/]*"
_LAZY = {_ABOVE: "(?:[^/]+/)*?", _BETWEEN: "(?:/[^/]+)*?/"}
_END = r"\(\?:\(\?P<ps_d>/\)\|\$\)"
_TOKEN = lazy_pattern(
    "|".join((re.escape(_ABOVE), re.escape(_BETWEEN), re.escape(_STAR), _END, r"\[\^?\]?(?:\\.|[^\]\\])*\]", r"\\?.")),
    re.S,
)


class _Pattern(GitIgnoreSpecPattern):
    __slots__ = ()

    @classmethod
    def pattern_to_regex(cls, pattern: Any) -> tuple[Any, bool | None]:  # noqa: ANN401  # pathspec's is generic
        regex, include = super().pattern_to_regex(pattern)
        return (regex and make_linear(regex)), include


def read_patterns(lines: Iterable[str]) -> GitIgnoreSpec:
    """The patterns of lines.

    Raises:
        ValueError: a line is no pattern.
    """
    return GitIgnoreSpec.from_lines(lines, _Pattern)


def make_linear(regex: str) -> str:
    """A regular expression that fits what ``regex``, as pathspec makes it, fits."""
    pieces: list[list[str]] = [[]]
    for token in _TOKEN.findall(regex):
        if token in _LAZY:
            pieces.append([])
        pieces[-1].append(token)
    return "".join([*(_settle_folders(piece) for piece in pieces[:-1]), _settle_stars(pieces[-1])])


def _settle_folders(piece: list[str]) -> str:
    """What stands between ``**`` and the next one, where it is first found."""
    if not piece or piece[0] not in _LAZY:
        return _settle_stars(piece)
    return f"(?>{_LAZY[piece[0]]}{_settle_stars(piece[1:])}(?=/))"


def _settle_stars(piece: list[str]) -> str:
    return "".join(_settle_name(list(part)) for _, part in groupby(piece, "/".__eq__))


def _settle_name(name: list[str]) -> str:
    """What stands between two stars of one name, where it is first found; the last star may try all lengths."""
    chunks: list[list[str]] = [[]]
    for token in name:
        if token == _STAR:
            chunks.append([])
        chunks[-1].append(token)
    first, *middle = chunks[:-1] or chunks
    last = chunks[-1] if len(chunks) > 1 else []
    return "".join([*first, *(f"(?>[^/]*?{''.join(chunk[1:])})" for chunk in middle), *last])
