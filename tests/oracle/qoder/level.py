"""How loudly a case must be spoken of, where only its name is seen of an agent that loads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oracle import level as usual
from oracle.case import Either
from oracle.claude_code.level import strict
from oracle.level import Level

if TYPE_CHECKING:
    from oracle.case import Case
    from oracle.record import Record


def level(case: Case, record: Record) -> Level:
    """The level that a case must have: a warning where the header is no YAML and repaired, or has two readings."""
    seen = replace(case, means={"name": case.means["name"]})
    found = usual.level(seen, record)
    is_odd = not strict(case.data) or any(isinstance(meant, Either) for meant in case.means.values())
    return max(found, Level.WARNING) if record.loads and is_odd else found
