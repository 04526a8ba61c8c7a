"""Measures the battery: lays the cases out as one folder of agents and lets the program's loader read it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agentls.doctor.programs.gemini_cli import GEMINI_CLI
from oracle.asking import ask_together
from oracle.program import Package
from oracle.record import Record, Sound, Table, short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from agentls.doctor.answer import Answer
    from oracle.case import Case

PACKAGE = Package("@google/gemini-cli-core", "0.61.0")
FOLDERS = {"agents": "project/.gemini/agents"}
SOUND = Sound(
    Record,
    {
        "agents": {
            "name": "{id}",
            "description": "Reviews {id} with care.",
            "tools": ("read_file", "glob"),
            "model": "gemini-2.5-pro",
            "prompt": "You review {id}.",
        }
    },
)


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    version, answers = ask_together(GEMINI_CLI, modules, FOLDERS, cases)
    records = {label: _record(label, answer) for label, answer in answers.items()}
    return Table(version, datetime.now(UTC).date().isoformat(), records)


def _record(label: str, answer: Answer) -> Record:
    if not answer.loads:
        return Record(label, loads=False, says=_reasons("".join(answer.says)))
    tools = "all" if answer.tools is None else tuple(short(name) for name in answer.tools)
    name, description, prompt = (short(text) for text in (answer.name, answer.description, answer.prompt))
    return Record(label, name=name, description=description, tools=tools, model=answer.model, prompt=prompt or None)


def _reasons(message: str) -> tuple[str, ...]:
    """What is wrong with a file, a text for each fault, without the lines of the file that are shown."""
    head, _, faults = message.removeprefix("Failed to load agent from <file>: ").partition("Agent Definition:\n")
    return tuple(faults.split("\n")) if faults else tuple(head.split("\n")[:1] if head else ())
