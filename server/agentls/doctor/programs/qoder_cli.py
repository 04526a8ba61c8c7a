"""Qoder CLI: ``qodercli agents list`` names the agents that it kept, with their models; why not the others, only its
window tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.doctor.answer import Answer, Heard, NoAnswerError
from agentls.doctor.programs.program import Program
from agentls.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from agentls.doctor.question import Question

_PROJECT = lazy_pattern(r"^Project.*?:$(.*?)(?=^\S|\Z)", re.M | re.S)
_AGENT = lazy_pattern(r"^ {2}(\S.*?) · (.*)$", re.M)


def ask(question: Question) -> Heard:
    """What it makes of the files."""
    ran = question.run(question.program, "agents", "list")
    if not re.search(r"^Built-in", ran.out, re.M):
        last = (ran.err or ran.out).rstrip().rpartition("\n")[2]
        raise NoAnswerError(f"it lists no agents: {last[:200]}")
    part = _PROJECT.search(ran.out)
    listed = _AGENT.findall(part[1]) if part else []
    return Heard(listed={name: Answer(True, name, model=model.strip()) for name, model in listed})


QODER_CLI = Program(
    "qoder-cli",
    "Qoder CLI",
    ("qodercli", "qoder"),
    ("@qoder-ai/qodercli",),
    (".qoder/agents",),
    {"qoder/agent": ".qoder/agents"},
    ask,
)
