"""How Gemini CLI is asked."""

from __future__ import annotations

from oracle.gemini_cli.battery import CASES
from oracle.gemini_cli.measure import FOLDERS, PACKAGE, SOUND, measure
from oracle.tool import Tool

TOOL = Tool("gemini-cli", "Gemini CLI", PACKAGE, CASES, SOUND, FOLDERS, measure)
