"""The tools that are asked."""

from __future__ import annotations

from oracle.claude_code.tool import TOOL as CLAUDE_CODE

TOOLS = (CLAUDE_CODE,)
