"""The battery: every case, chapter by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.gemini_cli.battery import edges, faults, fields, tools

if TYPE_CHECKING:
    from oracle.case import Case

CASES: tuple[Case, ...] = tuple(
    case for module in (edges, faults, fields, tools) for chapter in module.chapters() for case in chapter.cases
)
"""All of them, in the order in which they are written down."""
