"""Asks Copilot CLI which agents a project has."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agentls.doctor.programs.copilot_cli import COPILOT_CLI
from oracle.asking import ask_together
from oracle.copilot.record import of_agent
from oracle.program import Package
from oracle.record import Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from oracle.case import Case

PACKAGE = Package("@github/copilot", "1.0.102")
FOLDERS = {"agents": "project/.github/agents"}


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    version, answers = ask_together(COPILOT_CLI, modules, FOLDERS, cases)
    records = {label: of_agent(label, answer) for label, answer in answers.items()}
    return Table(version, datetime.now(UTC).date().isoformat(), records)
