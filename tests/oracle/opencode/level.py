"""How loudly a case must be spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oracle import level as usual
from oracle.claude_code.level import strict
from oracle.level import Level

if TYPE_CHECKING:
    from oracle.case import Case
    from oracle.opencode.record import Record


_RIGHTS = re.compile(r"\b(?:permissionMode|disallowedTools|disallowed-tools|allowedTools|allowed-tools)\b")
"""What limits or denies elsewhere."""


def level(case: Case, record: Record) -> Level:
    """The level that a case must have. A header that is no YAML is a warning: it is repaired only when first read."""
    if any(map(_RIGHTS.search, record.says)):
        return Level.ERROR  # It is taken for an option of the model.
    found = usual.level(case, record)
    return found if strict(case.data) else max(found, Level.WARNING)
