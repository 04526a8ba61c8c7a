"""Text in the protocol's snippet syntax: ``$1``, ``${1:text}``, ``${1|a,b|}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPECIAL = re.compile(r"[\\$}]")
_PLACE = re.compile(r"\\([\\$}])|\$\d|\$\{\d(?::([^}]*))?\}")
_PLAIN = re.compile(r"[\w$./-]")
_IN_CHOICE = re.compile(r"[\\$},|]")


def escape(text: str) -> str:
    """The text as it is, inside a snippet."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def scalar(text: str) -> str:
    """The text as a key or value of YAML, in quotes where its first character means something else: a star."""
    return text if _PLAIN.match(text) else f'"{text}"'


def choice(values: Iterable[str]) -> str:
    """One of the values, chosen from a list."""
    return "${1|" + ",".join(_IN_CHOICE.sub(r"\\\g<0>", value) for value in map(scalar, values)) + "|}"


def blank(text: str, number: int) -> str:
    """A place to fill in, with this text selected in it."""
    return f"${{{number}:{escape(text)}}}"


def indented(text: str, by: int, first: int = 0) -> str:
    """The text with its lines after the first indented by ``by`` more columns, the first by ``first``."""
    return " " * first + text.replace("\n", "\n" + " " * by)


def plain(snippet: str) -> str:
    """The snippet as it looks before anything is filled in."""
    return _PLACE.sub(lambda found: found[1] or found[2] or "", snippet)
