"""The programs that can be asked: a module for each. Nowhere else in agentls is a tool named.

Each knows how its program is brought to tell what it has loaded, and how to read that. What they know is of the
releases that ``tests/oracle`` asks; of another release an answer may be missing, never a guess.
"""

from __future__ import annotations

from agentls.doctor.programs.claude_code import CLAUDE_CODE
from agentls.doctor.programs.codex import CODEX
from agentls.doctor.programs.copilot_cli import COPILOT_CLI
from agentls.doctor.programs.gemini_cli import GEMINI_CLI
from agentls.doctor.programs.kilo import KILO
from agentls.doctor.programs.opencode_1 import OPENCODE_1
from agentls.doctor.programs.opencode_2 import OPENCODE_2
from agentls.doctor.programs.qoder_cli import QODER_CLI
from agentls.doctor.programs.qwen_code import QWEN_CODE
from agentls.doctor.programs.skills_ref import SKILLS_REF
from agentls.doctor.programs.vs_code import VS_CODE

PROGRAMS = {
    program.id: program
    for program in (
        CLAUDE_CODE,
        VS_CODE,
        COPILOT_CLI,
        OPENCODE_1,
        OPENCODE_2,
        CODEX,
        GEMINI_CLI,
        QWEN_CODE,
        KILO,
        QODER_CLI,
        SKILLS_REF,
    )
}
"""All of them by id, in the order to show them."""
