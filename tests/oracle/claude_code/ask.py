"""Asks the program about a project: which agents, skills and commands it has, what each gets, why others lack."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agentls.doctor.programs.claude_session import Session, listed_tools, listing, words
from oracle.claude_code.model import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agentls.doctor.programs.claude_session import Told
    from agentls.doctor.question import Question


@dataclass(frozen=True)
class Agent:
    """An agent that the program has."""

    name: str
    description: str
    model: str | None
    listed: str
    """Its tools, as the list says that the main model is shown."""
    started: Mapping | None = None
    """Its request when it was started; ``None`` if it was not or could not be."""
    refused: str = ""
    """Why it could not be started."""


@dataclass(frozen=True)
class Skill:
    """A skill or command that the program has."""

    name: str
    aliases: tuple[str, ...]
    description: str
    hint: str
    listed: bool
    """Whether the main model is told of it."""
    text: str | None = None
    """What it says when it is started with the arguments ``one two``."""
    refused: str = ""


@dataclass(frozen=True)
class Answer:
    """What the program said of one project."""

    version: str
    agents: tuple[Agent, ...]
    skills: tuple[Skill, ...]
    told: Told


def ask(question: Question, *, start: bool = False) -> Answer:
    """What the program says of a project, which may have a plugin beside it.

    Args:
        question: the project.
        start: whether to start all agents and skills: the exact way to see what they get. It runs what they say, such
            as commands in the text of skills, so it is for files of our own only.

    Raises:
        NoAnswerError: it does not answer.
    """
    model, plugin = Model(), question.bench.root / "battery"
    options = ["--plugin-dir", str(plugin)] if plugin.exists() else []
    session = Session(question, model, "--allowedTools=Skill,Bash(echo:*)", *options)
    told = session.tell(model.start if start else None)
    results = _results(told.messages)
    agents = _agents(told.agents, model, results)
    skills = tuple(_skill(at, command, model, results) for at, command in enumerate(told.commands))
    return Answer(told.version, agents, skills, told)


def _results(heard: Iterable[dict]) -> Mapping[str, list[str]]:
    """What the calls came to, by their ids: the result, and behind that of a skill its text."""
    found: dict[str, list[str]] = defaultdict(list)
    last = ""
    for message in heard:
        if message["type"] != "user" or isinstance(message["message"]["content"], str):
            continue
        for block in message["message"]["content"]:
            if block["type"] == "tool_result":
                last = block["tool_use_id"]
                found[last].insert(0, ("! " if block.get("is_error") else "") + words(block["content"]))
            elif block["type"] == "text":
                found[last].append(block["text"])
    return found


def _agents(known: list[dict], model: Model, results: Mapping[str, list[str]]) -> tuple[Agent, ...]:
    shown = listing(model.first)
    tools = listed_tools(shown, known)
    found = []
    for at, agent in enumerate(known):
        result = (results.get(f"agent_{at}") or [""])[0]
        refused = result[2:] if result.startswith("! ") else ""
        found.append(Agent(agent["name"], agent["description"], agent.get("model"), tools.get(agent["name"], ""),
                           model.started.get(agent["name"]), refused))  # fmt: skip
    return tuple(found)


def _skill(at: int, command: dict, model: Model, results: Mapping[str, list[str]]) -> Skill:
    names = (command["name"], *command.get("aliases", ()))
    shown = listing(model.first)
    listed = any(re.search(rf"^- (?:[^:\n]* \()?{re.escape(name)}(?:\)| \(.*\))?: ", shown, re.M) for name in names)
    result, *texts = results.get(f"skill_{at}") or [""]
    said = re.sub(r"\ABase directory for this skill: .*\n\n", "", texts[0]) if texts else None
    refused = result[2:] if result.startswith("! ") else ""
    return Skill(names[0], names[1:], command["description"], command["argumentHint"], listed, said, refused)
