"""How loudly a case must be spoken of: worked out from what was meant and what the program did, not from agentls."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from oracle.case import Either
from oracle.record import short

if TYPE_CHECKING:
    from oracle.case import Case, Meant
    from oracle.record import Record


class Level(IntEnum):
    """The worst that is said of a file. Style and information count as nothing."""

    NOTHING = 0
    """It is read as it is written."""
    WARNING = 1
    """It loads, but a value has no effect, or the program takes what others of its kind refuse."""
    ERROR = 2
    """It does not load, loses a field, or other words are read than are written."""


def level(case: Case, record: Record) -> Level:
    """The level that a case must have, where its tool has no other measure."""
    if not record.loads:
        return unloaded(case)
    found = [_field(case, field, meant, getattr(record, field)) for field, meant in case.means.items()]
    if case.vain or case.damaged or record.refused or (record.says and not case.idle):
        found.append(Level.WARNING)
    return max(found, default=Level.NOTHING)


def unloaded(case: Case) -> Level:
    """Of a file that does not load."""
    return Level.NOTHING if case.stranger else Level.WARNING if case.page else Level.ERROR


def _field(case: Case, field: str, meant: Meant, got: object) -> Level:
    if isinstance(meant, Either):
        return either(meant, got)
    if meant is None or same(meant, got):
        return Level.NOTHING
    return Level.WARNING if got is None and field == case.own else Level.ERROR


def either(meant: Either, got: object) -> Level:
    """Of a text with two readings."""
    return Level.NOTHING if same(meant.literal, got) else Level.WARNING if same(meant.other, got) else Level.ERROR


def same(meant: Meant, got: object) -> bool:
    """Whether that is what was meant: texts by their words, lists in any order."""
    if isinstance(meant, str) and isinstance(got, str):
        return _words(short(meant) or "") == _words(got)
    if isinstance(meant, tuple) and isinstance(got, tuple):
        return set(meant) == set(got)
    return type(meant) is type(got) and meant == got


def _words(text: str) -> str:
    return " ".join(text.split())
