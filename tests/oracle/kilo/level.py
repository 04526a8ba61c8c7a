"""How loudly a case must be spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oracle.level import Level
from oracle.opencode import level as opencode

if TYPE_CHECKING:
    from oracle.case import Case
    from oracle.record import Record

_RIGHTS = re.compile(r"options: .*\b(?:permissions|permissionMode|disallowedTools|readonly)\b")


def level(case: Case, record: Record) -> Level:
    """The level that a case must have: an error where what denies something is taken for an option of the model."""
    is_lost = any(map(_RIGHTS.search, record.says))
    return Level.ERROR if is_lost else opencode.level(case, record)
