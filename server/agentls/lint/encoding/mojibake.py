"""Text that was decoded with the wrong code page, and what it was before.

Two kinds are known: UTF-8 read as a code page (``â†’``) and bytes of Windows-1252 read as Latin-1 (C1
control characters). What is left of cut characters is told apart in `low_bytes`. A repair is given only where
writing it and reading it wrongly again gives the very damage.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.lint.encoding import low_bytes
from agentls.named_tuple import NamedTuple
from agentls.text import Span, overlaps_any

if TYPE_CHECKING:
    from agentls.lint.memo import Memo

_SLOPPY = ("windows-1252", "windows-1251", "windows-1250", "windows-1253", "windows-1254", "windows-1257")
_STRICT = ("latin-1", "mac-roman", "cp437", "iso-8859-2")
_RUN = lazy_pattern(r"[^\x00-\x7f]+")
_C1 = lazy_pattern("[\x80-\x9f]+")
_UTF8 = lazy_pattern(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")
_SIGNS = lazy_pattern("[\u2010-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+")
"""Punctuation, arrows, symbols, emoji: three letters that happen to spell one as bytes are no accident."""
_LONG = 3
"""Two letters may well be the bytes of one more letter; three hardly."""
_ROUNDS = 4
"""How often a text may have been damaged."""


class Damage(NamedTuple):
    """Damaged characters of a line."""

    start: int
    end: int
    repaired: str | None
    """What stood there; None where the damage lost something."""
    kind: str = "code page"
    """code page, control, emoji; or doubtful, which is damage only beside other damage."""


def find_mojibake(line: str) -> tuple[Damage, ...]:
    """The damaged places of a line, in order."""
    if line.isascii() or not _gate().search(line):
        return ()
    found = [Damage(rest.start, rest.end, None, "emoji") for rest in low_bytes.cut_emoji(line)]
    for more in (_misread(line), _controls(line)):
        taken = sorted(Span(damage.start, damage.end) for damage in found)
        found += [damage for damage in more if not overlaps_any(taken, Span(damage.start, damage.end))]
    return tuple(sorted(found or _lossy(line)))


def is_damage(memo: Memo, line: str, column: int) -> bool:
    """Whether the character is part of damage, and so no fault of its own."""
    return any(damage.start <= column < damage.end for damage in memo(find_mojibake, line))


@cache
def _gate() -> re.Pattern[str]:
    """Finds what may be damage; importing ftfy costs more than all other checks of a file."""
    # The strict codecs suffice here: what they leave out are the C1 characters, which count anyway.
    pages = (*_SLOPPY, *_STRICT)
    leads = {bytes([byte]).decode(page, "ignore") for page in pages for byte in range(0xC2, 0xF5)}
    others = {bytes([byte]).decode(page, "ignore") for page in pages for byte in range(0x80, 0xC0)}
    lead, other = (re.escape("".join(sorted(each))) for each in (leads, others))
    return re.compile(f"[{lead}][{other}]|[ÂÃ] |[\x80-\x9f]|[=<>‹][\xa1-\xff]")


def _misread(line: str) -> list[Damage]:
    """UTF-8 that was read as a code page."""
    from ftfy.badness import is_bad

    found = []
    for run in _RUN.finditer(line):
        for start, end, repaired in _best(run[0]):
            start, end = run.start() + start, run.start() + end
            if _SIGNS.fullmatch(repaired) or is_bad(line[max(start - 1, 0) : end + 1]):
                found.append(Damage(start, end, repaired))
            elif end - start >= _LONG:
                found.append(Damage(start, end, repaired, "doubtful"))
    return found


def _best(run: str) -> list[tuple[int, int, str]]:
    """The pieces of a run that are UTF-8 in the code page which explains most of it."""
    from ftfy import bad_codecs  # noqa: F401  registers the sloppy code pages

    if len(run) < 2:
        return []
    pages = (f"sloppy-{page}" for page in _SLOPPY)
    return max((_pieces(run, page) for page in (*pages, *_STRICT)), key=_covered)


def _covered(pieces: list[tuple[int, int, str]]) -> int:
    return sum(end - start for start, end, _ in pieces)


def _pieces(run: str, page: str) -> list[tuple[int, int, str]]:
    # Code pages have one byte for each character, so places in the bytes are places in the run.
    data = run.encode(page, "replace")
    pieces = []
    for found in _UTF8.finditer(data):
        repaired = _decoded(run[found.start() : found.end()], page)
        if repaired is not None:
            pieces.append((*found.span(), repaired))
    return pieces


def _decoded(damaged: str, page: str) -> str | None:
    """The text before it was misread, once or several times over."""
    from ftfy.badness import is_bad

    text: str | None = None
    for _ in range(_ROUNDS):
        try:
            once = (text or damaged).encode(page).decode()
        except UnicodeError:
            return text
        if once.encode().decode(page) != (text or damaged):
            return text
        text = once
        if not is_bad(text):
            break
    return text


def _controls(line: str) -> list[Damage]:
    """C1 control characters, which no text means: bytes of Windows-1252 taken as they were."""
    found = []
    for run in _C1.finditer(line):
        try:
            repaired = run[0].encode("latin-1").decode("cp1252")
        except UnicodeDecodeError:
            repaired = None
        found.append(Damage(*run.span(), repaired, "control"))
    return found


def _lossy(line: str) -> list[Damage]:
    """Damage that ftfy sees but that cannot be undone without guessing."""
    from ftfy import fix_encoding
    from ftfy.badness import BADNESS_RE

    if fix_encoding(line) == line:
        return []
    bad = [Span(*found.span()) for found in BADNESS_RE.finditer(line)]
    runs = [run for run in _RUN.finditer(line) if overlaps_any(bad, Span(*run.span()))]
    return [Damage(*run.span(), None, "doubtful" if _is_capital(line, run) else "code page") for run in runs]


def _is_capital(line: str, run: re.Match[str]) -> bool:
    """A letter that languages have as well, by itself or in a word of capitals: Â, LÃ, À."""
    before = line[run.start() - 1 : run.start()]
    return len(run[0]) == 1 and run[0].isupper() and not (before.isalpha() and before.islower())
