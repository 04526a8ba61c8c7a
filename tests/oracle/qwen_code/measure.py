"""Measures the battery: lays the cases out as the agents of a project and lets the program's manager read them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agentls.doctor.programs.qwen_code import QWEN_CODE
from oracle.asking import ask_together
from oracle.program import Package
from oracle.qwen_code.bases import AGENT, Record
from oracle.record import Sound, Table, short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from agentls.doctor.answer import Answer
    from oracle.case import Case

PACKAGE = Package("@qwen-code/qwen-code", "0.24.4")
FOLDERS = {"agents": "project/.qwen/agents"}
SOUND = Sound(Record, {"agents": AGENT.means})


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    version, answers = ask_together(QWEN_CODE, modules, FOLDERS, cases)
    records = {label: _record(label, answer) for label, answer in answers.items()}
    return Table(version, datetime.now(UTC).date().isoformat(), records)


def _record(label: str, answer: Answer) -> Record:
    if not answer.loads:
        says = tuple(each.removeprefix("Failed to parse subagent file: ") for each in answer.says)
        return Record(label, loads=False, says=says)
    name, description, model, prompt = map(short, (answer.name, answer.description, answer.model, answer.prompt))
    kept = sorted(key for key, value in answer.more.items() if value is not None and key != "disallowedTools")
    denied = answer.more.get("disallowedTools")
    return Record(
        label,
        name=name,
        description=description,
        tools="all" if answer.tools is None else answer.tools,
        model=model,
        prompt=prompt or None,
        denied=tuple(denied) if isinstance(denied, list) else None,
        kept=tuple(kept) or None,
    )
