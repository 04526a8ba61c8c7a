"""How OpenCode is asked about its settings."""

from __future__ import annotations

from oracle.opencode.measure import PACKAGE
from oracle.opencode_files.battery import CASES
from oracle.opencode_files.measure import FOLDERS, SOUND, measure
from oracle.tool import Tool

TOOL = Tool("opencode-files", "OpenCode", PACKAGE, CASES, SOUND, FOLDERS, measure)
