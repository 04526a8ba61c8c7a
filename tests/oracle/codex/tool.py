"""How Codex is asked."""

from __future__ import annotations

from oracle.codex.battery import CASES
from oracle.codex.measure import FOLDERS, PACKAGE, SOUND, measure
from oracle.tool import Tool

TOOL = Tool("codex", "Codex", PACKAGE, CASES, SOUND, FOLDERS, measure)
