"""The battery: every case, chapter by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.gemini_cli.bases import AGENT
from oracle.gemini_cli.battery import fields, tools
from oracle.shared import edges, faults

if TYPE_CHECKING:
    from oracle.case import Case

CASES: tuple[Case, ...] = tuple(
    case
    for chapters in (edges.chapters(AGENT), faults.chapters(AGENT), fields.chapters(), tools.chapters())
    for chapter in chapters
    for case in chapter.cases
)
"""All of them, in the order in which they are written down."""
