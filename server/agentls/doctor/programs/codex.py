"""Codex: the first request to its model lists its roles, and standard error says which files are malformed. Skills are
listed by its app server."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from agentls.doctor.answer import Answer, File, Heard, NoAnswerError
from agentls.doctor.loopback import Listener, Service
from agentls.doctor.programs.listing import items_of, text_of
from agentls.doctor.programs.program import Program
from agentls.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agentls.doctor.question import Question

_AGENTS, _SKILLS = ".codex/agents", ".agents/skills"
_CONFIG = """\
model = "gpt-5.5"
model_provider = "local"
[model_providers.local]
name = "local"
base_url = "{url}/v1"
wire_api = "responses"
env_key = "KEY"
request_max_retries = 0
stream_max_retries = 0
[projects."{project}"]
trust_level = "trusted"
"""
_MALFORMED = lazy_pattern(r"Ignoring malformed agent role definition: (.*?)(?=\nwarning:|\n\n|\Z)", re.S)
_ROLE = lazy_pattern(r"^(\S[^\n]*?): \{\n(.*?)\n\}", re.S | re.M)
_SOUND = b'name = "zz-sound"\ndescription = "Sound."\ndeveloper_instructions = "Be sound."\n'
_HELLO: tuple[Mapping[str, object], ...] = (
    {
        "id": 1,
        "method": "initialize",
        "params": {"clientInfo": {"name": "agentls", "title": "agentls", "version": "1"}},
    },
    {"method": "initialized"},
)


def ask(question: Question) -> Heard:
    """What it makes of the files."""
    agents, skills = Heard(), Heard()
    if any(question.inside(_AGENTS)):
        agents = _agents(question)
    if any(question.inside(_SKILLS)):
        skills = _skills(question)
    return Heard(skills.known, agents.listed, agents.said)


def _agents(question: Question) -> Heard:
    model = Listener("/responses")
    with Service(model.answer) as service:
        command = (question.program, "exec", "hi", "--enable", "multi_agent_v2", "--skip-git-repo-check")
        with question.start(*command, **_set_up(question, service.url)) as running:
            request = model.first(running, question.deadline.left)
    return Heard(listed=_roles(request), said=_said(question, running.errors()))


def _set_up(question: Question, url: str) -> dict[str, str]:
    """The variables for it, once its settings are written: a model on this machine, and a project to be trusted."""
    home = question.bench.home / ".codex"
    home.mkdir(exist_ok=True)
    settings = _CONFIG.format(url=url, project=question.bench.project.as_posix())
    (home / "config.toml").write_text(settings, "utf-8")
    return {"CODEX_HOME": str(home), "KEY": "none-is-needed"}


def _roles(request: bytes) -> dict[str, Answer]:
    """The roles that the model is told of, by name."""
    shown = next(_descriptions(json.loads(request), "agent_type"), "")
    found = _ROLE.findall(shown.partition("Available roles:\n")[2])
    return {name: _role(name, text) for name, text in found}


def _role(name: str, shown: str) -> Answer:
    model = re.search(r"model is set to `(.*?)`", shown)
    return Answer(True, name, shown.split("\n- This role's")[0], model=model[1] if model else None)


def _descriptions(value: object, key: str) -> Iterator[str]:
    """The descriptions of what has this key, wherever it stands."""
    if isinstance(value, dict):
        found = value.get(key)
        if isinstance(found, dict):
            yield text_of(found.get("description")) or ""
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _descriptions(each, key)


def _said(question: Question, errors: str) -> dict[str, tuple[str, ...]]:
    """Its warnings, by the files that they name, or whose roles they name."""
    found: dict[str, list[str]] = defaultdict(list)
    for warning in _MALFORMED.findall(errors):
        for file in question.files:
            path = str(question.bench.project / file.path)
            if path in warning or any(f"`{name}`" in warning for name in file.names):
                found[file.path].append(_reason(warning, path))
    return {path: tuple(dict.fromkeys(reasons)) for path, reasons in found.items()}


def _reason(warning: str, path: str) -> str:
    """Without the path, and without what is shown of the file."""
    lines = warning.replace(path, "<file>").split("\n")
    return " ".join(line for line in lines if not re.match(r"\s*\d* *\|", line)).strip()


def _skills(question: Question) -> Heard:
    asked = {"id": 2, "method": "skills/list", "params": {"cwds": [str(question.bench.project)]}}
    variables = _set_up(question, "http://127.0.0.1:9")
    with question.talk(question.program, "app-server", **variables) as running:
        for message in (*_HELLO, asked):
            running.write(json.dumps(message).encode() + b"\n")
        for line in running.lines(question.deadline.left):
            if line.startswith("{") and (message := json.loads(line)).get("id") == asked["id"]:
                return _listed_skills(question, message)
    raise NoAnswerError("it lists no skills")


def _listed_skills(question: Question, message: Mapping[str, Any]) -> Heard:
    known = {}
    for part in items_of(message["result"]["data"]):
        for skill in items_of(part.get("skills")):
            known[question.path_of(skill.get("path"))] = Answer(
                True, text_of(skill.get("name")), text_of(skill.get("description"))
            )
        for error in items_of(part.get("errors")):
            known[question.path_of(error.get("path"))] = Answer(loads=False, says=(str(error.get("message")),))
    return Heard(known)


CODEX = Program(
    "codex",
    "Codex",
    ("codex",),
    ("@openai/codex",),
    (_AGENTS, _SKILLS),
    {"codex/agent": _AGENTS, "agent-skills/skill": _SKILLS},
    ask,
    File(f"{_AGENTS}/zz-sound.toml", _SOUND, ("zz-sound",)),
)
