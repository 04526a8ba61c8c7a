"""Qwen Code: its own managers of agents and skills, found in the bundle of its package and run in Node.js."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.doctor.programs.listing import heard_of
from agentls.doctor.programs.program import Program

if TYPE_CHECKING:
    from agentls.doctor.answer import Heard
    from agentls.doctor.question import Question


def ask(question: Question) -> Heard:
    """What it makes of the files."""
    return heard_of(question.run_script("qwen_code.mjs", question.package, question.bench.project))


QWEN_CODE = Program(
    "qwen-code",
    "Qwen Code",
    ("qwen",),
    ("@qwen-code/qwen-code",),
    (".qwen/agents", ".qwen/skills"),
    {"qwen-code/agent": ".qwen/agents", "agent-skills/skill": ".qwen/skills"},
    ask,
)
