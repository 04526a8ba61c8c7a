"""How Claude Code is asked about the files its agents stand among."""

from __future__ import annotations

from oracle.claude_code.program import PACKAGE
from oracle.claude_files.battery import CASES
from oracle.claude_files.level import level
from oracle.claude_files.measure import SOUND, measure
from oracle.claude_files.places import FOLDERS, HELPERS
from oracle.tool import Tool

TOOL = Tool("claude-files", "Claude Code", PACKAGE, CASES, SOUND, FOLDERS, measure, HELPERS, level)
