"""What VS Code did with a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oracle import record
from oracle.level import Level
from oracle.level import level as usual_level
from oracle.record import Sound, short
from oracle.vscode.battery import AGENTS, INSTRUCTIONS, PROMPTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oracle.case import Case

_QUIET = ("hint: ", "information: ")


@dataclass(frozen=True)
class Record(record.Record):
    """One line of the table. What is said begins with its severity."""

    agent: str | None = None
    hidden: bool = False
    """Models may not start it."""
    invocable: bool = True
    """People may."""
    handoffs: int | None = None
    pattern: str | None = None
    """The files the instructions are for."""


_COMMON = {"description": "Reviews {id} with care.", "tools": ("read", "edit"), "model": "GPT-5.5 (copilot)"}
SOUND = Sound(
    Record,
    {
        AGENTS: {**_COMMON, "name": "{id}", "prompt": "You review {id}."},
        PROMPTS: {**_COMMON, "name": "{id}", "agent": "agent", "prompt": "Review {id}."},
        INSTRUCTIONS: {
            "name": "{id}",
            "description": "Rules for {id}.",
            "pattern": "**/*.py",
            "prompt": "Name things well.",
        },
    },
)


def of_file(case: Case, answer: Mapping) -> Record:
    """The record of an answer."""
    says = tuple(f"{severity}: {message}"[:120] for severity, message in answer["marks"])
    if answer["type"] is None:
        return Record(case.id, loads=False, says=says)
    tools, models = answer.get("tools"), answer.get("models")
    return Record(
        case.id,
        name=short(answer["name"]),
        description=short(answer.get("description")),
        tools=tuple(tools) if tools is not None else None,
        model=models[0] if models else None,
        prompt=short((answer.get("prompt") or "").strip()),
        says=says,
        agent=answer.get("agent"),
        hidden=answer["hidden"],
        invocable=answer["invocable"],
        handoffs=answer.get("handoffs"),
        pattern=answer.get("pattern"),
    )


def level(case: Case, record: Record) -> Level:
    """The level that a case must have: what VS Code whispers is no warning."""
    loud = tuple(each for each in record.says if not each.startswith(_QUIET))
    heard = Record(**{**vars(record), "says": loud})
    return usual_level(case, heard)
