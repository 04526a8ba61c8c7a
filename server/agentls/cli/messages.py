"""Words for people."""

from __future__ import annotations

from collections.abc import Iterable

from agentls.finding import Severity


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
