"""What the program did with a case."""

from __future__ import annotations

import dataclasses
import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from oracle import record
from oracle.claude_code.bases import Place
from oracle.record import SHOWN, Sound, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oracle.case import Case
    from oracle.claude_code.ask import Agent, Answer, Skill


@dataclass(frozen=True)
class Record(record.Record):
    """One line of the table."""

    runs_on: str | None = None
    """The model that is asked for it."""
    effort: str | int | None = None
    acts: tuple[str, ...] = ()
    """What the log says came of its other fields: skills that were preloaded, servers that were looked for, hooks."""
    hint: str | None = None
    listed: bool | None = None
    text: str | None = None


class Said(NamedTuple):
    """What the log says of a file."""

    says: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()


SOUND = Sound(
    Record,
    {
        **{
            place: {
                "name": "{id}",
                "description": "Reviews {id} with care.",
                "tools": ("Read", "Write"),
                "model": "sonnet",
                "runs_on": "claude-sonnet-5-5",
                "effort": "medium",
                "prompt": "You review {id}.",
            }
            for place in (Place.AGENTS, Place.PLUGIN)
        },
        **{
            place: {
                "name": "{id}",
                "description": "Explains {id} with care.",
                "hint": "[file]",
                "listed": True,
                "text": "Explain one two for {id}.",
            }
            for place in (Place.SKILLS, Place.COMMANDS)
        },
    },
)


def of_agent(case: Case, agent: Agent | None, everything: Iterable[frozenset[str]], said: Said) -> Record:
    """The record of an agent. ``everything``: the sets of tools that an agent has which names none."""
    if agent is None:
        return Record(case.id, loads=False, says=said.says)
    name, started = agent.name.removeprefix("battery:"), agent.started
    record = Record(
        case.id,
        name=short(name),
        description=short(agent.description),
        model=short(agent.model),
        says=said.says,
        acts=said.acts,
    )
    if started is None:
        return dataclasses.replace(record, refused=agent.refused, tools=() if "zero tools" in agent.refused else None)
    tools = frozenset(tool["name"] for tool in started["tools"])
    return dataclasses.replace(
        record,
        tools=_tools(tools, everything),
        runs_on=started["model"],
        effort=(started.get("output_config") or {}).get("effort", "none sent"),
        prompt=_prompt(started)[: SHOWN // 2],
    )


def _tools(tools: frozenset[str], everything: Iterable[frozenset[str]]) -> tuple[str, ...] | str:
    """By name if they are few, else by what is missing."""
    whole = min(everything, key=lambda known: len(known ^ tools))
    if len(tools) <= len(whole) // 2:
        return tuple(sorted(tools))
    return " but ".join(["all", *sorted(whole - tools)]) + "".join(f" and {name}" for name in sorted(tools - whole))


def _prompt(request: Mapping) -> str:
    """The text of the file: what stands before the program's own words."""
    words = request["system"][-1]["text"]
    return re.split(r"(?:\A|\n\n)Messages from the agent that launched you", words, maxsplit=1)[0]


def of_skill(case: Case, skill: Skill | None, said: Said) -> Record:
    """The record of a skill or command."""
    if skill is None:
        return Record(case.id, loads=False, says=said.says)
    description = html.unescape(re.sub(r" \(project\)\Z", "", skill.description))
    return Record(
        case.id,
        name=short(skill.name),
        description=short(description),
        hint=short(skill.hint),
        listed=skill.listed,
        text=short(
            re.sub(r"\r?\n?(?:\n\n\nARGUMENTS: one two)?\Z", "", skill.text) if skill.text is not None else None
        ),
        refused=skill.refused if "disable-model-invocation" not in skill.refused else "",
        says=said.says,
    )


def agent_of(case: Case, answer: Answer) -> Agent | None:
    """The agent that a case's file became: by its name, or by the other texts that name the case."""
    for agent in answer.agents:
        prompt = _prompt(agent.started) if agent.started else ""
        if (
            agent.name.removeprefix("battery:") == case.id
            or f"Reviews {case.id} with" in agent.description
            or f"You review {case.id}." in prompt
        ):
            return agent
    return None


def skill_of(case: Case, answer: Answer) -> Skill | None:
    """The skill or command that a case's file became."""
    for skill in answer.skills:
        known = {skill.name, *skill.aliases}
        if (
            case.id in known
            or f"Explains {case.id} with" in skill.description
            or f" for {case.id}." in (skill.text or "")
        ):
            return skill
    return None
