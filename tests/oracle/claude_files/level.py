"""How loudly a case must be spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.level import Level

if TYPE_CHECKING:
    from oracle.case import Case
    from oracle.record import Record

_MILD = (
    "kebab-case",
    "plain prose",
    "description provided",
    "no plugins defined",
    "without quotes",
    "environment variables",
)
"""What is said of style, or of this machine."""


def level(case: Case, record: Record) -> Level:
    """An error if the file, or a server in it, does not load; a warning if a part of it is lost or has no effect."""
    if not record.loads or any("Skipped" in each for each in record.says):
        return Level.ERROR
    says = [each for each in record.says if not any(mild in each for mild in _MILD)]
    return Level.WARNING if case.vain or (says and not case.idle) else Level.NOTHING
