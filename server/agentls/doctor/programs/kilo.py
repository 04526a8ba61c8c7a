"""Kilo: ``kilo debug config`` has every agent that it kept, and its log says why it refused the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from agentls.doctor.answer import Answer, Heard
from agentls.doctor.programs.listing import text_of
from agentls.doctor.programs.program import Program
from agentls.doctor.question import read_json
from agentls.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.doctor.question import Question

_REFUSED = lazy_pattern(r"agent=(\S+) err=.*? is invalid: (.*?) failed to load agent")
_NOT_READ = "the header is part of the prompt: it was not read"
_OWN = ("prompt", "description", "model", "name", "options")


def ask(question: Question) -> Heard:
    """What it makes of the files."""
    ran = question.run(question.program, "debug", "config", "--print-logs", "--log-level", "ERROR")
    config = read_json(ran.out[ran.out.find("{") :], ran.err)
    agents = config.get("agent") if isinstance(config, Mapping) else None
    listed = {str(name): _answer(str(name), agent) for name, agent in _mapping(agents).items()}
    refused = dict(_refused(question, ran.err))
    return Heard({path: Answer(loads=False, says=(why,)) for path, why in refused.items()}, listed)


def _refused(question: Question, log: str) -> Iterator[tuple[str, str]]:
    start = question.bench.project.as_posix() + "/"
    for path, why in _REFUSED.findall(log):
        yield path.replace("\\", "/").removeprefix(start), why.replace(path, "<file>")


def _answer(name: str, agent: object) -> Answer:
    given = _mapping(agent)
    prompt, options = text_of(given.get("prompt")), _mapping(given.get("options"))
    says = (_NOT_READ,) if re.match(r"\s*---\s*\n", prompt or "") else ()
    if options:
        says = (*says, f"handed to the model's provider as options: {', '.join(map(str, options))}")
    more = {key: value for key, value in given.items() if key not in (*_OWN, *options)}
    description, model = text_of(given.get("description")), text_of(given.get("model"))
    return Answer(True, name, description, None, model, prompt, says, {**more, "options": options})


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


KILO = Program(
    "kilo",
    "Kilo",
    ("kilo", "kilocode"),
    ("@kilocode/cli",),
    (".kilo/agents", ".kilo/agent", ".kilocode/agents", ".kilocode/agent"),
    {"kilo/agent": ".kilo/agents"},
    ask,
)
