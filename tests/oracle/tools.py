"""The tools that are asked."""

from __future__ import annotations

from oracle.claude_code.tool import TOOL as CLAUDE_CODE
from oracle.claude_files.tool import TOOL as CLAUDE_FILES
from oracle.codex.tool import TOOL as CODEX
from oracle.codex_files.tool import TOOL as CODEX_FILES
from oracle.copilot.tool import TOOL as COPILOT
from oracle.gemini_cli.tool import TOOL as GEMINI_CLI
from oracle.kilo.tool import TOOL as KILO
from oracle.opencode.tool import TOOL as OPENCODE
from oracle.opencode_files.tool import TOOL as OPENCODE_FILES
from oracle.qoder.tool import TOOL as QODER
from oracle.qwen_code.tool import TOOL as QWEN_CODE
from oracle.vscode.tool import TOOL as VSCODE

TOOLS = (
    CLAUDE_CODE,
    CLAUDE_FILES,
    CODEX,
    CODEX_FILES,
    COPILOT,
    GEMINI_CLI,
    KILO,
    OPENCODE,
    OPENCODE_FILES,
    QODER,
    QWEN_CODE,
    VSCODE,
)
