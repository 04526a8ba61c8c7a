"""The battery: every case, chapter by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.claude_code.battery import (
    commands,
    edges,
    faults,
    fields,
    hooks,
    names,
    plugins,
    repair,
    skills,
    texts,
    tools,
    values,
)

if TYPE_CHECKING:
    from oracle.case import Case

_MODULES = (edges, texts, faults, repair, names, fields, tools, values, hooks, plugins, skills, commands)

CASES: tuple[Case, ...] = tuple(case for module in _MODULES for chapter in module.chapters() for case in chapter.cases)
"""All of them, in the order in which they are written down."""
