"""Copilot CLI: started offline, with a model server that lets nobody in; its event stream lists what it has loaded."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from agentls.doctor.answer import Answer, Heard, NoAnswerError
from agentls.doctor.loopback import REFUSAL, Service
from agentls.doctor.programs.listing import items_of, text_of, texts_of
from agentls.doctor.programs.program import Program

if TYPE_CHECKING:
    from agentls.doctor.question import Question

_AGENTS = (".github/agents", ".claude/agents")
_SKILLS = (".github/skills", ".claude/skills", ".agents/skills")
_EVENTS = {_AGENTS: "session.custom_agents_updated", _SKILLS: "session.skills_loaded"}
_MALFORMED = "custom agent markdown frontmatter is malformed: "
_OWN = ("displayName", "description", "tools", "model")


def ask(question: Question) -> Heard:
    """What it makes of the files."""
    wanted = {event for folders, event in _EVENTS.items() if any(any(question.inside(each)) for each in folders)}
    heard = _events(question, wanted) if wanted else {}
    agents = heard.get(_EVENTS[_AGENTS], {})
    known = _agents(question, agents) | _skills(question, heard.get(_EVENTS[_SKILLS], {}))
    return Heard(known, said=_said(question, agents))


def _events(question: Question, wanted: set[str]) -> dict[str, Mapping[str, Any]]:
    """The data of the first event of each type."""
    found: dict[str, Mapping[str, Any]] = {}
    with Service(lambda _path, _body: REFUSAL) as service:
        variables = {
            "COPILOT_OFFLINE": "true",
            "COPILOT_PROVIDER_BASE_URL": f"{service.url}/v1",
            "COPILOT_PROVIDER_API_KEY": "none-is-needed-on-this-machine",
            "COPILOT_MODEL": "gpt-5.5",
        }
        options = ("-p", "hi", "--output-format", "json", "--trust-folder", "--no-auto-update")
        with question.start(question.program, *options, **variables) as running:
            for line in running.lines(question.deadline.left):
                event = json.loads(line) if line.startswith("{") else {}
                if event.get("type") in wanted:
                    found.setdefault(event["type"], event["data"])
                if found.keys() == wanted:
                    return found
    last = running.errors().rstrip().rpartition("\n")[2]
    raise NoAnswerError(f"it does not tell what it has loaded: {last[:200]}")


def _agents(question: Question, data: Mapping[str, Any]) -> dict[str, Answer]:
    """A file is known by its path below the folder, without suffix, and with dashes between folders."""
    own = {item.get("id"): item for item in items_of(data.get("agents")) if item.get("source") == "project"}
    files = {file.path: _id(below) for folder in _AGENTS for file, below in question.inside(folder)}
    return {path: _agent(own[label]) for path, label in files.items() if label in own}


def _id(below: str) -> str:
    return below.removesuffix(".md").removesuffix(".agent").replace("/", "--")


def _agent(item: Mapping[str, Any]) -> Answer:
    tools = texts_of(item.get("tools"))
    return Answer(
        name=text_of(item.get("displayName")),
        description=text_of(item.get("description")),
        tools=None if tools == ("*",) else tools,
        model=text_of(item.get("model")),
        more={key: value for key, value in item.items() if key not in _OWN},
    )


def _skills(question: Question, data: Mapping[str, Any]) -> dict[str, Answer]:
    own = (item for item in items_of(data.get("skills")) if item.get("source") == "project")
    return {
        question.path_of(item.get("path")): Answer(True, text_of(item.get("name")), text_of(item.get("description")))
        for item in own
    }


def _said(question: Question, data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Its reasons of refusal and warnings, by the files that they name."""
    found: dict[str, list[str]] = defaultdict(list)
    for text in (*(data.get("errors") or ()), *(data.get("warnings") or ())):
        for file in question.files:
            if re.search(rf"{re.escape(file.path)}(?![\w.-]*\w)", str(text)):
                found[file.path].append(str(text).partition(": ")[2].replace(_MALFORMED, ""))
    return {path: tuple(texts) for path, texts in found.items()}


COPILOT_CLI = Program(
    "copilot-cli",
    "Copilot CLI",
    ("copilot",),
    ("@github/copilot",),
    (*_AGENTS, *_SKILLS),
    {"copilot/agent": _AGENTS[0], "claude-code/agent": _AGENTS[1], "agent-skills/skill": _SKILLS[0]},
    ask,
)
