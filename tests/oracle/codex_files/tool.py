"""How Codex is asked about its settings."""

from __future__ import annotations

from oracle.codex.measure import PACKAGE
from oracle.codex_files.battery import CASES
from oracle.codex_files.measure import FOLDERS, SOUND, measure
from oracle.tool import Tool

TOOL = Tool("codex-files", "Codex", PACKAGE, CASES, SOUND, FOLDERS, measure)
