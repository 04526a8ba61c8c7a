"""Why TOML is none: the standard library's words, and the place they speak of."""

from __future__ import annotations

import re
import tomllib
from typing import NamedTuple

from agentls.syntax.formats.toml_1_0 import as_toml_1_0

_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")
_LINE = re.compile(r"[^\n]*\n")


class Refusal(NamedTuple):
    """What is wrong first."""

    message: str
    """In lower case, without the place."""
    at: int
    """The first character that does not fit; the text's length where its end comes too soon."""


def refusal(text: str) -> Refusal | None:
    """Why a text is no TOML; None where it is. A byte order mark at its start passes."""
    try:
        tomllib.loads(as_toml_1_0(" " + text[1:] if text.startswith("\ufeff") else text))
    except ValueError as error:
        return _refusal(text, str(error))
    except RecursionError:
        return Refusal("nested too deeply", 0)
    return None


def _refusal(text: str, words: str) -> Refusal:
    place = _PLACE.search(words)
    message = _PLACE.sub("", words)
    at = len(text)
    if place and place["line"]:
        starts = [0, *(line.end() for line in _LINE.finditer(text))]
        line = int(place["line"]) - 1
        # The library reads "\r\n" as one character.
        at = min(starts[line] + int(place["column"]) - 1, len(text)) if line < len(starts) else len(text)
    return Refusal(message[:1].lower() + message[1:], at)
