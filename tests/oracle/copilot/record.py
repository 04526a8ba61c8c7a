"""What Copilot CLI did with a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oracle import record
from oracle.copilot.battery import AGENTS
from oracle.record import Sound, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oracle.case import Case


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


def of_agent(case: Case, agent: Mapping | None, says: Iterable[str]) -> Record:
    """The record of an agent as the program lists it; None where it does not."""
    if agent is None:
        return Record(case.id, loads=False, says=tuple(says))
    tools = None if agent.get("tools") == ["*"] else agent.get("tools")
    return Record(
        case.id,
        name=short(agent.get("displayName")),
        description=short(agent.get("description")),
        tools=tuple(tools) if tools is not None else None,
        model=agent.get("model"),
        hidden=bool(agent.get("disableModelInvocation")),
        invocable=bool(agent.get("userInvocable")),
        says=tuple(says),
    )
