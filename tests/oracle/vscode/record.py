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
    from agentls.doctor.answer import Answer
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


def of_file(label: str, answer: Answer) -> Record:
    """The record of an answer."""
    says = tuple(text[:120] for text in answer.says)
    if not answer.loads:
        return Record(label, loads=False, says=says)
    return Record(
        label,
        name=short(answer.name),
        description=short(answer.description),
        tools=answer.tools,
        model=answer.model,
        prompt=short((answer.prompt or "").strip()),
        says=says,
        agent=answer.more.get("agent"),
        hidden=answer.more["hidden"],
        invocable=answer.more["invocable"],
        handoffs=answer.more.get("handoffs"),
        pattern=answer.more.get("pattern"),
    )


def level(case: Case, record: Record) -> Level:
    """The level that a case must have: what VS Code whispers is no warning."""
    loud = tuple(each for each in record.says if not each.startswith(_QUIET))
    heard = Record(**{**vars(record), "says": loud})
    return usual_level(case, heard)
