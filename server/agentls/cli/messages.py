"""Words for people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agentls.finding import Severity
from agentls.lazy_pattern import lazy_pattern

_OBEYED = lazy_pattern("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Characters that a terminal does not show but heeds, or that stand for bytes that are no text."""
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_OLD_COMMAND = lazy_pattern(r"##(?=\[)")


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """A question naming the nearest of ``words``; empty when none is near."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(words), 1)
    return f"did you mean {close[0]!r}?" if close else ""


def count(number: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def of_severity(severity: Severity, number: int) -> str:
    """``1 error``, ``2 errors``, ``2 information``."""
    return f"{number} information" if severity is Severity.INFORMATION else count(number, severity.label)


def show_text(text: str) -> str:
    """Words out of a file or a name in one line, without anything that a terminal or a CI log obeys."""
    if "##[" in text:
        # GitHub Actions takes commands in this form anywhere in a line.
        text = _OLD_COMMAND.sub(r"#\\#", text)
    return text if text.isprintable() else _OBEYED.sub(_escape, text)


def show_path(path: str) -> str:
    """The same for a path, which may stand first in a line: GitHub Actions takes lines that begin with ``::``."""
    shown = show_text(path)
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    byte = code - 0xDC00 if 0xDC80 <= code < 0xDD00 else code
    return _ESCAPES.get(found[0]) or (f"\\x{byte:02x}" if byte < 0x100 else f"\\u{code:04x}")
