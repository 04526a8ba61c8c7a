"""The names that a file can mention: those of the files near it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.hover.references import summary
from agentls.semantics.paths import within
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from agentls.project.index import Index
    from agentls_schemas.kind import Kind

MOST = 500
"""Names offered at once; where there are more, what is typed decides."""


def known(index: Index | None, sort: Sort, home: str, typed: str, kinds: tuple[Kind, ...]) -> dict[str, str]:
    """Names of a sort with what they stand for, at most ``MOST``.

    Args:
        index: the names of the workspace.
        sort: what is to be named.
        home: where the file is loaded from; names from there come first, then those from folders above and elsewhere.
        typed: how the name begins, as far as it is typed; decides only where there are too many names.
        kinds: the kinds of files whose names are meant; MCP servers have none.
    """
    found = index.remembered(_near, sort, home, frozenset(kind.id for kind in kinds)) if index else []
    if len(found) > MOST:
        start = typed.lower()
        found = [each for each in found if each[0].lower().startswith(start)]
    return {name: summary(description) for name, description in found[:MOST]}


def _near(index: Index, sort: Sort, home: str, kinds: frozenset[str]) -> list[tuple[str, str]]:
    """Each name once, with the description of the nearest file that gives it."""
    ranked = sorted(
        (each.entry.home != home, not within(home, each.entry.home), name, each.definition.description)
        for name in index.names(sort)
        for each in index.defined(sort, name)
        if each.definition.name == name and (sort is Sort.SERVER or each.entry.kind in kinds)
    )
    found: dict[str, str] = {}
    for _, _, name, description in ranked:
        found.setdefault(name, description)
    return list(found.items())
