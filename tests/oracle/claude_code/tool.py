"""How Claude Code is asked."""

from __future__ import annotations

from oracle.claude_code import corpus
from oracle.claude_code.battery import CASES
from oracle.claude_code.level import level
from oracle.claude_code.measure import measure
from oracle.claude_code.program import PACKAGE
from oracle.claude_code.projects import FOLDERS, HELPERS
from oracle.claude_code.record import SOUND
from oracle.tool import Tool

TOOL = Tool(
    "claude-code",
    "Claude Code",
    PACKAGE,
    CASES,
    SOUND,
    FOLDERS,
    measure,
    HELPERS,
    level,
    corpus.disagreements,
    corpus.losses,
)
