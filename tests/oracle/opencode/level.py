"""How loudly a case must be spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle import level as usual
from oracle.claude_code.level import strict
from oracle.level import Level

if TYPE_CHECKING:
    from oracle.case import Case
    from oracle.opencode.record import Record


def level(case: Case, record: Record) -> Level:
    """The level that a case must have. A header that is no YAML is a warning: it is repaired only when first read."""
    found = usual.level(case, record)
    return found if strict(case.data) else max(found, Level.WARNING)
