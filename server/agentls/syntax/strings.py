"""Strings of TOML and JSON: what they say, where each character of that stands, and how to write more into them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.scalars import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATTERNS = {
    Style.DOUBLE_LINES: lazy_pattern(r'"""(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*+"{3,5}'),
    Style.SINGLE_LINES: lazy_pattern(r"'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"),
    Style.DOUBLE: lazy_pattern(r'"(?:[^"\\\r\n]++|\\[^\r\n])*+"'),
    Style.SINGLE: lazy_pattern(r"'[^'\r\n]*+'"),
}
_ESCAPE = (
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}"
    r"|(?P<joins>[ \t]*(?:\r\n|\n)[ \t\r\n]*)|[^\r\n])"
)
# Lines that end in a line feed alone are one piece.
_TOKEN = lazy_pattern(rf"[^\\\r]+|(?P<break>\r\n)|(?P<escape>{_ESCAPE})|[\\\r]")
_PLAIN = lazy_pattern(r"[^\r]+|(?P<break>\r\n)|\r")
_LETTERS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\", "/": "/"}
_WRITTEN = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_UNSHOWN = lazy_pattern('[\x00-\x1f\x7f"\\\\]')
_UNSHOWN_IN_LINES = lazy_pattern(r'[\x00-\x08\x0b-\x1f\x7f\\]|"{3,}|\A"+|"+\Z')
_UNFIT = lazy_pattern("[\x00-\x08\x0a-\x1f\x7f']")
_UNFIT_IN_LINES = lazy_pattern(r"[\x00-\x08\x0b-\x1f\x7f]|'{3}|\A'|'\Z")


def style_at(text: str, at: int) -> Style | None:
    """How the string is written that begins at a place; None where none does."""
    quote = text[at : at + 1]
    if quote not in ('"', "'"):
        return None
    if text.startswith(quote * 3, at):
        return Style.DOUBLE_LINES if quote == '"' else Style.SINGLE_LINES
    return Style.DOUBLE if quote == '"' else Style.SINGLE


def string_end(text: str, at: int, style: Style) -> int | None:
    """Where the string that begins at a place ends, closing quotes included; None where it is not closed."""
    found = _PATTERNS[style].match(text, at)
    return found.end() if found else None


def pieces(raw: str, style: Style) -> Iterator[tuple[str, int, int]]:
    """What a string says, piece by piece, each with where it stands in ``raw``; what is no escape stands for itself."""
    start = style.quotes
    end = len(raw) - start if string_end(raw, 0, style) == len(raw) else len(raw)
    if start == 3 and (lead := re.compile(r"\r?\n").match(raw, start, end)):
        start = lead.end()
    for token in (_TOKEN if style.has_escapes else _PLAIN).finditer(raw, start, end):
        text = token[0]
        if token.lastgroup == "break":
            text = "\n"
        elif token.lastgroup:
            text = "" if token["joins"] else unescaped(text)
        yield text, token.start(), token.end()


def unescaped(escape: str) -> str:
    """The character of an escape; the escape itself where it is none."""
    letter = escape[1]
    if letter not in "uUx" or len(escape) == 2:
        return _LETTERS.get(letter, escape)
    if len(escape) == 12:
        high, low = int(escape[2:6], 16), int(escape[8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    code = int(escape[2:], 16)
    return escape if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)


def value_of(raw: str, style: Style) -> str:
    """What a string says."""
    return "".join(text for text, _, _ in pieces(raw, style))


def written_in(text: str, style: Style, line_end: str = "\n") -> str | None:
    """A text as it has to be written into a string, without quotes around it; None where the string cannot hold it.

    Args:
        text: lines parted by ``\\n``.
        style: how the string is written.
        line_end: the file's, for strings that have lines.
    """
    lines = text.replace("\r\n", "\n")
    match style:
        case Style.DOUBLE:
            return _UNSHOWN.sub(_escaped, text)
        case Style.DOUBLE_LINES:
            return _UNSHOWN_IN_LINES.sub(_escaped, lines).replace("\n", line_end)
        case Style.SINGLE:
            return None if _UNFIT.search(text) else text
        case Style.SINGLE_LINES:
            return None if _UNFIT_IN_LINES.search(lines) else lines.replace("\n", line_end)
    return None


def _escaped(found: re.Match[str]) -> str:
    return "".join(_WRITTEN.get(char) or f"\\u{ord(char):04x}" for char in found[0])
