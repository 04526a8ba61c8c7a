"""Lists of tools that were written for another agent tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agentls_schemas.kind import Kind

_MANY = 2
"""So many names of one vocabulary tell whose they are; a single one may be anybody's."""


def owners(kind: Kind, names: Sequence[str]) -> str:
    """Whose the names are, in the possessive, if most of them are known of others; empty otherwise."""
    counts = [(sum(map(vocabulary.has, names)), vocabulary.of) for vocabulary in kind.vocabulary.foreign_tools]
    most = max((count for count, _ in counts), default=0)
    if most < _MANY or most * 2 < len(names):
        return ""
    found = [of for count, of in counts if count == most]
    return " and ".join(f"{of}'s" for of in found) if len(found) <= _MANY else ""
