"""Asks VS Code what it makes of agents, prompts and instructions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agentls.doctor.programs.vs_code import VS_CODE
from oracle.asking import ask_together
from oracle.program import Package
from oracle.record import Table
from oracle.vscode.record import of_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from oracle.case import Case

PACKAGE = Package("@codingame/monaco-vscode-chat-service-override", "36.2.7")
FOLDERS = {
    "agents": "project/.github/agents",
    "prompts": "project/.github/prompts",
    "instructions": "project/.github/instructions",
}
RELEASE = "1.139.1"
"""The release that the classes, of 1.128.1, are brought to: the script that runs them knows where they differ."""


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    answers = ask_together(VS_CODE, modules, FOLDERS, cases).answers
    records = {label: of_file(label, answer) for label, answer in answers.items()}
    return Table(RELEASE, datetime.now(UTC).date().isoformat(), records)
