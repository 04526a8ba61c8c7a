"""Why TOML is none: the standard library's words, and the place they speak of."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.syntax.formats.toml_1_0 import as_toml_1_0

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.text import Span

_PLACE = lazy_pattern(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")
_LINE_END = lazy_pattern(r"\n")
_EMPTY = '""'


class Refusal(NamedTuple):
    """What is wrong first."""

    message: str
    """In lower case, without the place."""
    at: int
    """The first character that does not fit; the text's length where its end comes too soon."""


def refusal(text: str, sound: Iterable[Span] = ()) -> Refusal | None:
    """Why a text is no TOML; None where it is. A byte order mark at its start passes.

    Args:
        text: the file.
        sound: strings in it, in order, that are known to be well: the library takes its time for long ones.
    """
    cuts = list(sound)
    short = _without(text, cuts)
    try:
        tomllib.loads(as_toml_1_0(" " + short[1:] if short.startswith("\ufeff") else short))
    except ValueError as error:
        found = _refusal(short, str(error))
        return found._replace(at=_put_back(found.at, cuts))
    except RecursionError:
        return Refusal("nested too deeply", 0)
    return None


def _without(text: str, cuts: list[Span]) -> str:
    pieces, at = [], 0
    for cut in cuts:
        pieces += [text[at : cut.start], _EMPTY]
        at = cut.end
    return "".join([*pieces, text[at:]]) if cuts else text


def _put_back(at: int, cuts: list[Span]) -> int:
    """The place in the whole text."""
    for cut in cuts:
        if at < cut.start + len(_EMPTY):
            break
        at += cut.end - cut.start - len(_EMPTY)
    return at


def _refusal(text: str, words: str) -> Refusal:
    place = _PLACE.search(words)
    message = _PLACE.sub("", words)
    at = len(text)
    if place and place["line"]:
        starts = [0, *(line.end() for line in _LINE_END.finditer(text))]
        line = int(place["line"]) - 1
        # The library reads "\r\n" as one character.
        at = min(starts[line] + int(place["column"]) - 1, len(text))
    return Refusal(message[:1].lower() + message[1:], at)
