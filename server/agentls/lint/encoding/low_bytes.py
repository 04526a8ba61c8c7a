"""What is left of characters of which a program kept the low bytes only.

``✅`` (U+2705) is then U+0005, ``→`` (U+2192) U+0092, ``├──`` U+001C and two NULs; of an emoji's two UTF-16 units
`=` and another character are left. A control character that stands by itself is what is left of a sign, in
DOS files too, where U+001A shows as ``→``. Nothing here is restored without a person: each byte has many readings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_C0 = r"\x00-\x08\x0b\x0c\x0e-\x1f"
_C1 = lazy_pattern(rb"\xc2[\x80-\x9f]")
_NOT_C1 = bytes(byte for byte in range(256) if byte != 0xC2 and not 0x80 <= byte <= 0x9F)
_EMOJI = tuple(f"{unit}{other}".encode()[:-1] for unit in "=<>‹" for other in "\xa1\xe1")
_CLOSER = lazy_pattern(rf"[{_C0}\x80-\x9f]|[=<>‹][\xa1-\xff]")
_HARMLESS = bytes(byte for byte in range(256) if byte in b"\t\n\r" or 32 <= byte != 127)
_FREE = r"(?<![^ \t\r\n*#|(>])"
"""Behind it a sign begins: after a blank, or the mark of a list item, a heading, a table's cell."""
_CUT = lazy_pattern(
    rf"(?P<emoji>(?:[=<>‹][\x80-\x9f]|{_FREE}[=<>][{_C0}]"
    r"|(?<![^ \t\r\n*#|(])[=<‹][\xa1-\xff](?<![¼½¾²³¹°±µ×÷§©®«»])(?=[ \t\r\n*]|\Z)|(?<=\# )>[\xa1-\xff](?= ))\x0f?"
    r"|[=<>‹][\xa0-\xff]\x0f)"
    r"|(?P<box>[\x00\x02\x0c\x10\x14\x18\x1c](?:[\x00\x02\x0c\x10\x14\x18\x1c]|(?<=\x00)[$,4<])+)"
    rf"|(?P<sign>\xa0\x0f|{_FREE}[{_C0}]\x0f?(?=[*|)]|[ \t]+[^ \t\r\n])"
    rf"|(?<=[^ \t\r\n] )[{_C0}](?=[ \t\r\n])|(?<=[ \t\r\n])\x92(?=[ \t\r\n]))"
    r"|(?P<mark>(?<!\w)\x18(?=\w)|(?<=\w)[\x13\x14\x18\x19](?=\w)|(?<=\w)\x19(?=[ \t\r\n.,;:!?)])"
    r"|\x1c(?=[^ \t\r\n\x00])|(?<=[^ \t\r\n\x00])\x1d)"
)
_LATER = (
    lazy_pattern(r"(?P<box>\x00+|[\x02\x0c\x10\x14\x18\x1c](?=[ \t\r\n]|\Z))"),
    lazy_pattern(r"(?P<sign>[\x90\x91\x93\x94](?<![^ \t\r\n*#|(].)(?=[ \t\r\n*|)]))"),
    lazy_pattern(
        r"\n(?:(?:[ \t>]*(?:[-*+]|\d+[.)]|\|)[ \t]+(?:\*\*)?(?P<cross>L)(?= ))"
        r"|(?:\#+|[ \t]*[-*+])[ ](?P<emoji>[=<>](?=\r?\n)|[=<>‹][^ \t\r\n\w<>=-](?= )|[=<>‹][\xa0-\xff](?= )))"
    ),
)
"""What is a trace only beside others."""
_GLYPHS = {"\x1a": "→", "\x1b": "←"}
_AT_FRONT = {"\x05": "✅", "\x13": "✓", "\x14": "✔", "\x17": "✗", "\x18": "✘"}
_SIGNS = {
    "\x05": "✅", "\x13": "–", "\x14": "—", **_GLYPHS, "\xa0\x0f": "⚠️", "\x14\x0f": "✔️",
    "\x90": "←", "\x91": "↑", "\x92": "→", "\x93": "↓", "\x94": "↔",
}  # fmt: skip
_MARKS = {"\x13": "–", "\x14": "—", "\x18": "‘", "\x19": "’", "\x1c": "“", "\x1d": "”"}
_FRONT = lazy_pattern(r"[ \t>]*(?:(?:[-*+]|\d+[.)]|#+)[ \t]+|.*\|[ \t]*)?(?:\*\*)?")
_BARS = frozenset("\x00\x02\x0c\x10")
_LINES = dict(zip("\x00\x02\x0c\x10\x14\x18\x1c$,4<", "─│┌┐└┘├┤┬┴┼", strict=True))


class Rest(NamedTuple):
    """Characters that are left of others."""

    start: int
    end: int
    kind: str
    """emoji, sign, glyph (of a DOS code page), mark (of punctuation) or box (drawing)."""
    meant: str | None
    """What they most likely were; None where nobody can tell."""


def find_low_bytes(text: str) -> tuple[Rest, ...]:
    """All that is left of cut characters in a text, in order."""
    if not may_have_low_bytes(text):
        return ()
    sure = _as_drawn(list(_sure(text)), text)
    if not sure:
        return ()
    taken = {at for rest in sure for at in range(rest.start, rest.end)}
    more = [rest for rest in _later(text, sure) if rest.start not in taken]
    return tuple(sorted(sure + more))


def is_wide(text: str) -> bool:
    """Whether it is UTF-16 that was not read as such, for a byte of it is lost: NULs stand between its letters."""
    if "\0" not in text:
        return False
    alone = text.count("\0") - 2 * text.count("\0\0")
    return 8 * alone > len(text) > 8


def likely(byte: str, before: str, after: str) -> str | None:
    """The sign a lone byte most likely was, where it stands by itself; None where nobody can tell."""
    return _SIGNS.get(byte) if (before + after).isspace() else None


def cut_emoji(line: str) -> list[Rest]:
    """What is left of emoji in a line, beyond doubt."""
    return [Rest(*found.span(), "emoji", None) for found in _CUT.finditer(line) if found["emoji"]]


def may_have_low_bytes(text: str) -> bool:
    """Whether a closer look may find something; scanning bytes costs a tenth of what the expressions cost."""
    data = text.encode("utf-8", "replace")
    if data.translate(None, _HARMLESS):
        return True
    if b"\xc2" in data and _C1.search(data.translate(None, _NOT_C1)):
        return True
    return (b"\xc2" in data or b"\xc3" in data) and any(emoji in data for emoji in _EMOJI)


def _sure(text: str) -> Iterator[Rest]:
    for found in _near(text):
        kind = str(found.lastgroup)
        # NULs alone only fill space.
        if kind != "box":
            kind = "glyph" if found[0] in _GLYPHS else kind
            yield Rest(*found.span(), kind, None if kind == "emoji" else _meant(text, found))
        elif "\0" in found[0] and found[0].strip("\0"):
            yield Rest(*found.span(), kind, _drawn(found[0]))


def _near(text: str) -> Iterator[re.Match[str]]:
    """What is cut in lines that hold a trace: few of many."""
    trace = _CLOSER.search(text)
    while trace:
        start = text.rfind("\n", 0, trace.start()) + 1
        end = text.find("\n", trace.start())
        end = len(text) if end < 0 else end
        yield from _CUT.finditer(text, start, end)
        trace = _CLOSER.search(text, end)


def _as_drawn(found: list[Rest], text: str) -> list[Rest]:
    """Signs that are corners and bars where lines are drawn."""
    if not any(rest.kind == "box" for rest in found):
        return found
    raws = ((rest, text[rest.start : rest.end]) for rest in found)
    return [Rest(*rest[:2], "box", _LINES[raw]) if rest.kind == "sign" and raw in _BARS else rest for rest, raw in raws]


def _later(text: str, sure: list[Rest]) -> Iterator[Rest]:
    kinds = {rest.kind for rest in sure}
    checked = any(rest.meant == "✅" for rest in sure)
    for found in (found for pattern in _LATER for found in pattern.finditer(text)):
        kind = str(found.lastgroup)
        span = found.span(kind)
        if kind == "cross":
            if checked:
                yield Rest(*span, "sign", "❌")
        elif kind == "sign":
            yield Rest(*span, kind, _SIGNS[found[kind]])
        elif kind in kinds:
            yield Rest(*span, kind, _drawn(found[kind]) if kind == "box" else None)


def _meant(text: str, found: re.Match[str]) -> str | None:
    if found["mark"]:
        return _MARKS[found[0]]
    before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    at_front = _AT_FRONT.get(found[0]) if _FRONT.fullmatch(before) else None
    return at_front or _SIGNS.get(found[0])


def _drawn(run: str) -> str:
    return "".join(_LINES[c] for c in run)
