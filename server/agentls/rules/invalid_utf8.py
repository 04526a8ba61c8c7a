r"""The file is not UTF-8.

Agent tools read UTF-8 and nothing else: in a Windows-1252 file each accented letter becomes `�`, and in a UTF-16
file the header is not found at all. The fix, available on the command line, writes the file as UTF-8. If the file
also has control characters or half emoji, a program cut characters to their low bytes, and no encoding brings them
back. UTF-16 that lost a byte is reported once, because only its author can write it again.

```md bad escapes
---
name: reviewer
description: Pr\udcfcft Code.
               ^^^^^^ error Byte 0xFC is not UTF-8; in Windows-1252 it is `ü`
---
Review it.
```

```md fixed
---
name: reviewer
description: Prüft Code.
---
Review it.
```

```md good
---
name: reviewer
description: Prüft Code.
---
Review it.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.encoding.low_bytes import find_low_bytes, likely
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.text import BOM, Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from agentls.lint.context import Context

_BAD = lazy_pattern("[\udc80-\udcff]+")
_CUT_UTF8 = lazy_pattern(b"(?:[\xe0-\xef][\x80-\xbf]{1,2}|[\xf0-\xf4][\x80-\xbf]{1,3}|\xff\xfe|\xfe\xff)+")
"""What is left of a character that lost a byte, half of one in two halves, or a mark of UTF-16."""
_NOT_ASCII_BYTES = lazy_pattern(rb"[\x80-\xff]+")
_NOT_ASCII = lazy_pattern(r"[^\x00-\x7f]")
_TITLES = {"utf-16-le": "UTF-16 (little-endian)", "utf-16-be": "UTF-16 (big-endian)", "windows-1252": "Windows-1252"}


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first place, with what the file's tool does."""
    judged = judge(ctx, Condition.INVALID_UTF8)
    return (finding._replace(outcome=judged.outcome) for finding in _findings(ctx))


def _findings(ctx: Context) -> Iterator[Finding]:
    """The first byte that is no UTF-8, or the first character that another encoding wrote."""
    text = ctx.doc.text
    if ctx.is_wide:
        first = text.content.index("\0")
        message = "NUL bytes between the letters: damaged UTF-16; save the file as UTF-8 again"
        yield RULE.at(Span(first, first + 1), message)
    elif text.encoding == "windows-1252" and (at := _cut(text.content)) is not None:
        yield _no_encoding(text.content, at)
    elif text.encoding != "utf-8":
        yield _other_encoding(text.content, text.encoding)
    elif text.content != text.clean and _BAD.search(text.content):
        yield _cut_bytes(text.content) if ctx.rests else _stray_bytes(text.content)


def _other_encoding(content: str, encoding: str) -> Finding:
    title = _TITLES.get(encoding, encoding)
    # UTF-16 is wrong from its first byte on, Windows-1252 only where it leaves ASCII.
    first = _NOT_ASCII.search(content) if encoding == "windows-1252" else None
    start = first.start() if first else 0
    edits = (Edit(Span(0, 1), ""),) if content.startswith(BOM) else ()
    fix = Fix("Convert the file to UTF-8", edits, encoding="utf-8")
    message = f"File is {title}, but agent tools read only UTF-8; convert it"
    return RULE.at(Span(start, min(start + 1, len(content))), message, fix)


def _cut(content: str) -> int | None:
    """Where a character is cut in what could be Windows-1252; none where other characters say that it is."""
    if found := find_low_bytes(content):
        return found[0].start
    runs = _NOT_ASCII_BYTES.findall(content.encode("windows-1252", "replace"))
    return 0 if all(_CUT_UTF8.fullmatch(run) for run in runs) else None


def _no_encoding(content: str, at: int) -> Finding:
    """Parts of characters beside ASCII: the bytes fit Windows-1252 by chance."""
    found = _NOT_ASCII.search(content, at)
    span = Span(*found.span()) if found else Span(at, at)
    byte = span.of(content).encode("windows-1252", "replace").hex().upper()
    message = f"Byte 0x{byte} is not UTF-8: part of a character is lost; retype it"
    fix = Fix("Convert the file from Windows-1252 to UTF-8", (), safe=False, encoding="utf-8")
    return RULE.at(span, message, fix)


def _stray_bytes(content: str) -> Finding:
    runs = list(_BAD.finditer(content))
    repaired = [_as_windows_1252(run[0]) for run in runs]
    span, what = Span(*runs[0].span()), _named(runs[0][0])
    if None in repaired:
        return RULE.at(span, f"{what}; retype the text")
    cut = any(_CUT_UTF8.fullmatch(run[0].encode("ascii", "surrogateescape")) for run in runs)
    fix = Fix("Convert the bytes to UTF-8", _edits(runs, repaired), safe=not cut, encoding="utf-8")
    return RULE.at(span, f"{what}; in Windows-1252 it is `{repaired[0]}`", fix)


def _cut_bytes(content: str) -> Finding:
    """A byte beside control characters: all are low bytes, and Windows-1252 has no such text."""
    runs = list(_BAD.finditer(content))
    signs = [likely(chr(ord(run[0]) - 0xDC00), *_around(content, run)) if len(run[0]) == 1 else None for run in runs]
    message = f"{_named(runs[0][0])}: the rest of a damaged character"
    message += f", probably `{signs[0]}`" if signs[0] else "; retype it"
    fix = Fix(f"Write `{signs[0]}`", _edits(runs, signs), safe=False, encoding="utf-8")
    return RULE.at(Span(*runs[0].span()), message, *(() if None in signs else (fix,)))


def _around(content: str, run: re.Match[str]) -> tuple[str, str]:
    return content[run.start() - 1 : run.start()], content[run.end() : run.end() + 1]


def _named(run: str) -> str:
    values = " ".join(f"0x{ord(c) - 0xDC00:02X}" for c in run[:4])
    what = f"Byte {values} is" if len(run) == 1 else f"Bytes {values} are"
    return f"{what} not UTF-8"


def _edits(runs: list[re.Match[str]], written: list[str | None]) -> tuple[Edit, ...]:
    return tuple(Edit(Span(*run.span()), new or "") for run, new in zip(runs, written, strict=True))


def _as_windows_1252(run: str) -> str | None:
    try:
        return run.encode("ascii", "surrogateescape").decode("windows-1252")
    except UnicodeDecodeError:
        return None


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.WHOLE, conditions=(Condition.INVALID_UTF8,))
