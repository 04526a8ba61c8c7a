"""Measures the battery: lays the cases out as one project and lets the program list its agent roles."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agentls.doctor.programs.codex import CODEX
from oracle.asking import ask_together
from oracle.program import Package
from oracle.record import Record, Sound, Table, short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from agentls.doctor.answer import Answer
    from oracle.case import Case

PACKAGE = Package("@openai/codex", "0.171.0")
FOLDERS = {"agents": "project/.codex/agents"}
SOUND = Sound(Record, {"agents": {"name": "{id}", "description": "Reviews {id} with care.", "model": "gpt-5.5"}})


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    version, answers = ask_together(CODEX, modules, FOLDERS, cases)
    records = {label: _record(label, answer) for label, answer in answers.items()}
    return Table(version, datetime.now(UTC).date().isoformat(), records)


def _record(label: str, answer: Answer) -> Record:
    if not answer.loads:
        return Record(label, loads=False, says=answer.says)
    name, description = short(answer.name), short(answer.description)
    return Record(label, name=name, description=description, model=answer.model, says=answer.says)
