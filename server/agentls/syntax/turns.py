"""What is said inside an example, and by whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK = r"(?:\A|[\r\n]|\\n|\\r)"
"""A line's start. The two characters ``\\n`` count: a value escaped once too often still has lines."""
MARKER = r"[ \t>]*+(?:(?:[-*+•]|\d{1,3}[.)])[ \t]++)?"
"""What may stand before a line's first word: a list marker or a quote's."""

_BLANK = lazy_pattern(r"(?:\s|\\[nrt])*+")
_ESCAPED_BLANKS = ("\\n", "\\r", "\\t")
_LINE_BREAK = lazy_pattern(r"[\r\n]|\\n")
# A label is one word or two, perhaps bold; `https://`, `a::b` and `C:\temp` are none.
_LABEL = (
    r"(?:\*\*|__)?(?P<word>[^\W\d_][\w-]{0,24}+(?:[ ][\w-]{1,24}+)?)"
    r"(?P<bold>\*\*|__)?:(?![:/]|\\[^n])(?(bold)|(?:\*\*|__)?)"
)
# It begins with its rarest characters, which are found fast.
_AT_LINE_START = lazy_pattern(
    rf"[\r\n\\<](?:(?:(?<=[\r\n])|(?<=\\)[nr]){MARKER}(?:{_LABEL}|<(?P<tag>[A-Za-z][\w-]*+)[ \t]*+>)"
    r"|(?<=<)(?P<known>commentary)[ \t]*+>)",
    re.IGNORECASE,
)
_ANYWHERE = lazy_pattern(
    r"(?<![\w<./-])(?P<word>context|user|assistant):(?![:/])"
    r"|<(?P<tag>commentary|user|assistant|context|user_request|response)[ \t]*+>",
    re.IGNORECASE,
)
_PARTIES = frozenset({"user", "assistant"})


class Said(NamedTuple):
    """A turn as offsets into the text it was found in."""

    speaker: str
    label: tuple[int, int]
    text: tuple[int, int]


class _Label(NamedTuple):
    start: int
    """Where the turn before it ends: at the line break, list marker or bold mark."""
    place: tuple[int, int]
    speaker: str
    after: int
    closing: tuple[int, int] | None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at either end; escaped white space counts as white space."""
    if start < end and (text[start] == "\\" or text[start].isspace()) and (found := _BLANK.match(text, start, end)):
        start = found.end()
    while start < end:
        if text[end - 1].isspace():
            end -= 1
        elif text.endswith(_ESCAPED_BLANKS, start, end):
            end -= 2
        else:
            break
    return start, end


def turns(text: str, start: int, end: int) -> list[Said]:
    """The turns between ``start`` and ``end``, which hold no other example."""
    found = list(_labels(text, start, end, _AT_LINE_START))
    if not _has_party(found) or not _LINE_BREAK.search(text, start, end):
        anywhere = list(_labels(text, start, end, _ANYWHERE))
        found = anywhere if _has_party(anywhere) or not found else found
    ends = [*(label.start for label in found[1:]), end]
    return [_said(text, label, stop) for label, stop in zip(found, ends, strict=False)]


def _has_party(labels: list[_Label]) -> bool:
    return any(label.speaker.lower() in _PARTIES for label in labels)


def _said(text: str, label: _Label, stop: int) -> Said:
    if label.closing:
        stop = label.closing[0]
    return Said(label.speaker, label.place, trim(text, label.after, max(stop, label.after)))


def _labels(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[_Label]:
    """Labels in order; what stands inside a turn with tags of its own is not looked at."""
    closings: dict[str, tuple[int, int] | None] = {}
    # A line end before it, for what begins the stretch begins a line too.
    at = before = start - 1
    for match in pattern.finditer(f"\n{text[start:end]}"):
        if before + match.start() < at:
            continue
        label = _label(text, match, before, end, closings)
        if label is not None:
            at = label.closing[1] if label.closing else label.after
            yield label


def _label(
    text: str,
    match: re.Match[str],
    by: int,
    end: int,
    closings: dict[str, tuple[int, int] | None],
) -> _Label | None:
    found, after = by + match.start(), by + match.end()
    if match["word"]:
        start, stop = match.span("word")
        return _Label(found, (by + start, by + stop), match["word"], after, None)
    groups = match.groupdict()
    name: str = groups["tag"] or groups["known"]
    closing = _closing(text, name, after, end, closings)
    if closing is None and name.lower() != "commentary":
        return None
    opening = by + match.start("tag" if groups["tag"] else "known") - 1
    return _Label(found, (opening, after), name, after, closing)


def _closing(
    text: str, name: str, at: int, end: int, known: dict[str, tuple[int, int] | None]
) -> tuple[int, int] | None:
    """The first ``</name>`` after ``at``; looked for once, however often the name opens."""
    if name in known and ((last := known[name]) is None or last[0] >= at):
        return last
    found = re.compile(rf"</{re.escape(name)}\s*+>", re.IGNORECASE).search(text, at, end)
    known[name] = found.span() if found else None
    return known[name]
