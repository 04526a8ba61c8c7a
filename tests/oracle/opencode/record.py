"""What OpenCode did with a case: its version 1, and where the version 2 core of the same program differs."""

from __future__ import annotations

from dataclasses import dataclass

from oracle import record
from oracle.opencode.bases import AGENT
from oracle.record import Sound


@dataclass(frozen=True)
class Record(record.Record):
    """One line of the table."""

    mode: str | None = None
    rules: tuple[str, ...] = ()
    """Those of version 1, beside what every agent has: ``edit * deny``."""
    stopped: tuple[str, ...] = ()
    """Which of the calls that are meant to be stopped are."""
    second: str = ""
    """What becomes of the file in version 2."""
    second_rules: tuple[str, ...] = ()
    """The rules it has there."""


SOUND = Sound(Record, {AGENT.place: {**AGENT.means, "says": ()}})
