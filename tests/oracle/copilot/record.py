"""What Copilot CLI did with a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oracle import record
from oracle.copilot.battery import AGENTS
from oracle.record import Sound, short

if TYPE_CHECKING:
    from agentls.doctor.answer import Answer


@dataclass(frozen=True)
class Record(record.Record):
    """One line of the table."""

    hidden: bool = False
    """Models may not start it."""
    invocable: bool = True
    """People may."""


SOUND = Sound(
    Record,
    {
        AGENTS: {
            "name": "{id}",
            "description": "Reviews {id} with care.",
            "tools": ("read", "edit"),
            "model": "gpt-5.5",
        }
    },
)


def of_agent(label: str, answer: Answer) -> Record:
    """The record of an agent as the program lists it."""
    says = tuple(text[:160] for text in answer.says)
    if not answer.loads:
        return Record(label, loads=False, says=says)
    return Record(
        label,
        name=short(answer.name),
        description=short(answer.description),
        tools=answer.tools,
        model=answer.model,
        hidden=bool(answer.more.get("disableModelInvocation")),
        invocable=bool(answer.more.get("userInvocable")),
        says=says,
    )
