"""How Copilot CLI is asked."""

from __future__ import annotations

from oracle.copilot.battery import CASES
from oracle.copilot.measure import FOLDERS, PACKAGE, measure
from oracle.copilot.record import SOUND
from oracle.tool import Tool

TOOL = Tool("copilot", "Copilot CLI", PACKAGE, CASES, SOUND, FOLDERS, measure)
