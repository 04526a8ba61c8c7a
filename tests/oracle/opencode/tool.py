"""How OpenCode is asked."""

from __future__ import annotations

from oracle.opencode.battery import CASES
from oracle.opencode.level import level
from oracle.opencode.measure import FOLDER, measure
from oracle.opencode.program import PACKAGE
from oracle.opencode.record import SOUND
from oracle.tool import Tool

TOOL = Tool("opencode", "OpenCode", PACKAGE, CASES, SOUND, {"agents": f"project/{FOLDER}"}, measure, level=level)
