"""The battery: every case, chapter by chapter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from oracle.battery import commands, edges, faults, fields, hooks, names, plugins, repair, skills, texts, tools, values

if TYPE_CHECKING:
    from oracle.case import Case

_MODULES = (edges, texts, faults, repair, names, fields, tools, values, hooks, plugins, skills, commands)

CASES: tuple[Case, ...] = tuple(case for module in _MODULES for chapter in module.chapters() for case in chapter.cases)
"""All of them, in the order in which they are written down."""

DOUBLE = [label for label, count in Counter(case.id.lower() for case in CASES).items() if count > 1]
"""Ids given twice, which would hide a case, or a file where the disk does not tell capitals apart."""
