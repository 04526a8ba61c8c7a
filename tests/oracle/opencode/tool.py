"""How OpenCode is asked."""

from __future__ import annotations

from oracle.opencode.battery import CASES
from oracle.opencode.level import level
from oracle.opencode.measure import FOLDERS, PACKAGE, measure
from oracle.opencode.record import SOUND
from oracle.tool import Tool

TOOL = Tool("opencode", "OpenCode", PACKAGE, CASES, SOUND, FOLDERS, measure, level=level)
