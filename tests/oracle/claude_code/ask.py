"""Asks the program about a project: which agents, skills and commands it has, what each gets, why others lack."""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from oracle.claude_code.model import Model, Service
from oracle.claude_code.program import Conversation, environment, executable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


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
    log: tuple[str, ...]
    """The lines of its log, without times."""


@dataclass
class Question:
    """A project, to be asked about once."""

    modules: Path
    """Where npm has put the program."""
    project: Path
    plugin: Path | None = None
    start: bool = False
    """Whether to start all agents and skills: the exact way to see what they get. It runs what they say, such as
    commands in the text of skills, so it is for files of our own only."""
    heard: list[dict] = field(default_factory=list)

    def ask(self) -> Answer:
        """Start the program and see."""
        with tempfile.TemporaryDirectory(prefix="agentls-oracle-", ignore_cleanup_errors=True) as folder:
            home, model = Path(folder) / "home", Model()
            home.mkdir()
            with Service(model) as service:
                options = ["--plugin-dir", str(self.plugin)] if self.plugin else []
                env = environment(home, service.url)
                log = Path(folder) / "log.txt"
                conversation = Conversation(
                    executable(self.modules), self.project, log, env, "--allowedTools=Skill,Bash(echo:*)", *options
                )
                try:
                    return self._talk(conversation, model, log)
                finally:
                    conversation.end()

    def _talk(self, conversation: Conversation, model: Model, log: Path) -> Answer:
        conversation.say({"type": "control_request", "request_id": "1", "request": {"subtype": "initialize"}})
        known = conversation.hear("control_response")[-1]["response"]["response"]
        own = [command for command in known["commands"] if not command.get("builtin")]
        if self.start:
            model.agents = [agent["name"] for agent in known["agents"]]
            model.skills = [command["name"] for command in own]
        conversation.say({"type": "user", "message": {"role": "user", "content": "Begin."}, "parent_tool_use_id": None})
        self.heard = conversation.hear("result")
        results = _results(self.heard)
        agents = _agents(known["agents"], model, results)
        skills = tuple(_skill(at, command, model, results) for at, command in enumerate(own))
        lines = log.read_text("utf-8", errors="replace").split("\n")
        return Answer(known["claude_code_version"], agents, skills, tuple(line.partition(" ")[2] for line in lines))


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
                found[last].insert(0, ("! " if block.get("is_error") else "") + _words(block["content"]))
            elif block["type"] == "text":
                found[last].append(block["text"])
    return found


def _words(content: str | list[dict]) -> str:
    return content if isinstance(content, str) else "\n".join(block.get("text", "") for block in content)


def _agents(known: list[dict], model: Model, results: Mapping[str, list[str]]) -> tuple[Agent, ...]:
    shown = _listing(model.first)
    tools = _listed_tools(shown, known)
    found = []
    for at, agent in enumerate(known):
        result = (results.get(f"agent_{at}") or [""])[0]
        refused = result[2:] if result.startswith("! ") else ""
        found.append(Agent(agent["name"], agent["description"], agent.get("model"), tools.get(agent["name"], ""),
                           model.started.get(agent["name"]), refused))  # fmt: skip
    return tuple(found)


def _listing(request: dict) -> str:
    """All text of the main request."""
    return "\n".join(_words(message["content"]) for message in request["messages"])


def _listed_tools(shown: str, known: list[dict]) -> dict[str, str]:
    """The tools behind each agent's description, in the order of the list."""
    found, at = {}, shown.find("Available agent types")
    places = []
    for agent in sorted(known, key=lambda agent: shown.find(f"\n- {agent['name']}: ", at)):
        begin = shown.find(f"\n- {agent['name']}: ", at)
        if begin >= 0:
            places.append((agent["name"], begin))
    for (name, begin), (_, end) in zip(places, [*places[1:], ("", len(shown))], strict=True):
        ends = re.findall(r" \(Tools: (.*)\)", shown[begin:end])
        found[name] = ends[-1 if end < len(shown) else 0] if ends else ""
    return found


def _skill(at: int, command: dict, model: Model, results: Mapping[str, list[str]]) -> Skill:
    names = (command["name"], *command.get("aliases", ()))
    shown = _listing(model.first)
    listed = any(re.search(rf"^- (?:[^:\n]* \()?{re.escape(name)}(?:\)| \(.*\))?: ", shown, re.M) for name in names)
    result, *texts = results.get(f"skill_{at}") or [""]
    words = re.sub(r"\ABase directory for this skill: .*\n\n", "", texts[0]) if texts else None
    refused = result[2:] if result.startswith("! ") else ""
    return Skill(names[0], names[1:], command["description"], command["argumentHint"], listed, words, refused)
