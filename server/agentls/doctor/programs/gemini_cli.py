"""Gemini CLI: its own loaders of agents and skills, found in its package and run in Node.js."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.doctor.programs.listing import heard_of
from agentls.doctor.programs.program import Program

if TYPE_CHECKING:
    from agentls.doctor.answer import Heard
    from agentls.doctor.question import Question


def ask(question: Question) -> Heard:
    """What it makes of the files."""
    return heard_of(question.run_script("gemini_cli.mjs", question.package, question.bench.project))


GEMINI_CLI = Program(
    "gemini-cli",
    "Gemini CLI",
    ("gemini",),
    ("@google/gemini-cli", "@google/gemini-cli-core"),
    (".gemini/agents", ".gemini/skills", ".agents/skills"),
    {"gemini-cli/agent": ".gemini/agents", "agent-skills/skill": ".gemini/skills"},
    ask,
)
