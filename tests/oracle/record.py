"""What the program did with a case, and the table that keeps it."""

from __future__ import annotations

import dataclasses
import html
import json
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from oracle.case import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from oracle.ask import Agent, Answer, Skill
    from oracle.case import Case

SHOWN = 160
"""Longer texts are kept as their beginning, length and checksum."""


@dataclass(frozen=True)
class Record:
    """One line of the table."""

    id: str
    loads: bool = True
    name: str | None = None
    description: str | None = None
    tools: tuple[str, ...] | str | None = None
    """``None``: not seen."""
    model: str | None = None
    runs_on: str | None = None
    """The model that is asked for it."""
    effort: str | int | None = None
    prompt: str | None = None
    acts: tuple[str, ...] = ()
    """What the log says came of its other fields: skills that were preloaded, servers that were looked for, hooks."""
    hint: str | None = None
    listed: bool | None = None
    text: str | None = None
    refused: str = ""
    """Why it cannot be started although it is there."""
    says: tuple[str, ...] = ()
    """What the log says of the file."""


class Said(NamedTuple):
    """What the log says of a file."""

    says: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """All records of one release of the program."""

    version: str
    date: str
    records: Mapping[str, Record]


SOUND: Mapping[Place, Mapping[str, object]] = {
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
}
"""What is measured of a sound file. A line of the table says only what is otherwise."""


def read(path: Path, cases: Iterable[Case]) -> Table:
    """The table of a file, of the cases that are still there."""
    head, *lines = (json.loads(line) for line in path.read_text("utf-8").split("\n") if line)
    known = {line["id"]: line for line in lines}
    return Table(head["version"], head["date"], {c.id: _record(c, known[c.id]) for c in cases if c.id in known})


def write(path: Path, table: Table, cases: Iterable[Case]) -> None:
    """A line for the release and one for each case."""
    head = {"program": "Claude Code", "version": table.version, "date": table.date}
    lines = [head, *(_line(case, table.records[case.id]) for case in cases)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8", newline="\n")


def _usual(case: Case, loads: bool) -> Record:
    """A sound file's record, or that of a file that does not load."""
    if not loads:
        return Record(case.id, loads=False)
    filled = {
        key: value.replace("{id}", case.id) if isinstance(value, str) else value
        for key, value in SOUND[case.place].items()
    }
    return Record(case.id, **filled)


def _record(case: Case, line: dict) -> Record:
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in line.items()}
    return dataclasses.replace(_usual(case, line.get("loads", True)), **given)


def _line(case: Case, record: Record) -> dict[str, object]:
    usual = dataclasses.asdict(_usual(case, record.loads))
    found = dataclasses.asdict(record).items()
    shown = {"id": case.id} | ({} if record.loads else {"loads": False})
    return shown | {key: value for key, value in found if value != usual[key]}


def short(text: str | None) -> str | None:
    """A text as the table keeps it."""
    if text is None or len(text) <= SHOWN:
        return text
    return f"{text[: SHOWN // 2]}… ({len(text)} characters, {zlib.crc32(text.encode('utf-8', 'replace')):08x})"


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
