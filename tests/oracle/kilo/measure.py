"""Measures the battery: lays the cases out as the agents of projects and has the program list them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agentls.doctor.programs.kilo import KILO
from oracle import record
from oracle.asking import ask_apart
from oracle.kilo.battery import MEANS
from oracle.program import Package
from oracle.record import Sound, Table, short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from agentls.doctor.answer import Answer
    from oracle.case import Case


@dataclass(frozen=True)
class Record(record.Record):
    """One line of the table."""

    mode: str | None = None


PACKAGE = Package("@kilocode/cli-linux-x64", "7.7.9")
FOLDERS = {"agents": "project/.kilo/agents"}
SOUND = Sound(Record, {"agents": MEANS})


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    version, answers = ask_apart(KILO, modules / PACKAGE.name, FOLDERS, cases)
    records = {label: _record(label, answer) for label, answer in answers.items()}
    return Table(version, datetime.now(UTC).date().isoformat(), records)


def _record(label: str, answer: Answer) -> Record:
    if not answer.loads:
        return Record(label, loads=False, says=tuple(filter(None, map(short, answer.says))))
    name, description, model, prompt = map(short, (answer.name, answer.description, answer.model, answer.prompt))
    mode = answer.more.get("mode")
    return Record(
        label,
        name=name,
        description=description,
        mode=mode if isinstance(mode, str) else None,
        model=model,
        prompt=prompt or None,
        says=answer.says,
    )
