"""The battery: every case, chapter by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.opencode.battery import fields, permissions, texts

if TYPE_CHECKING:
    from oracle.case import Case

CASES: tuple[Case, ...] = tuple(
    case for module in (texts, fields, permissions) for chapter in module.chapters() for case in chapter.cases
)
"""All of them, in the order in which they are written down."""
