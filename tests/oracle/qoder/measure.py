"""Measures the battery: lays the cases out as the agents of projects and has the program list them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agentls.doctor.programs.qoder_cli import QODER_CLI
from oracle.asking import ask_apart
from oracle.program import Package
from oracle.qoder.bases import AGENT
from oracle.record import Record, Sound, Table, short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from oracle.case import Case

PACKAGE = Package("@qoder-ai/qodercli", "1.1.52")
FOLDERS = {"agents": "project/.qoder/agents"}
SOUND = Sound(Record, {"agents": AGENT.means})


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases: the program tells names alone, and nothing of what it keeps of a file."""
    version, answers = ask_apart(QODER_CLI, modules, FOLDERS, cases)
    records = {
        label: Record(label, name=short(answer.name)) if answer.loads else Record(label, loads=False)
        for label, answer in answers.items()
    }
    return Table(version, datetime.now(UTC).date().isoformat(), records)
