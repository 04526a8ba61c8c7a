"""OpenCode, version 1: its server lists agents and skills, but does not start over one bad file, which it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from agentls.doctor.answer import Answer, Heard, NoAnswerError
from agentls.doctor.programs.listing import items_of, text_of
from agentls.doctor.programs.opencode_server import AGENTS, SENTINEL, SKILLS, SOUND, server
from agentls.doctor.programs.program import Program
from agentls.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from agentls.doctor.answer import File
    from agentls.doctor.question import Question

_UNNAMED = lazy_pattern(r'Expected string, got (.*?)\\n\s*at \[\d+\]\["name"\]')


def ask(question: Question) -> Heard:
    """What it makes of the files: those that keep it from starting are taken away, and the others asked about."""
    refused: dict[str, Answer] = {}
    left = list(question.files)
    while True:
        with question.about([*left, SOUND]) as part, server(part) as serving:
            agents, why = serving.get("/agent", directory=str(part.bench.project))
            if agents is not None:
                skills, _ = serving.get("/skill", directory=str(part.bench.project))
                return Heard(refused | _skills(part, skills), _agents(agents))
            bad = _named(why, left)
            if not bad:
                raise NoAnswerError(f"it does not start: {_reason(why, part)}")
            says = (f"does not start: {_reason(why, part)}",)
        refused |= {file.path: Answer(loads=False, says=says) for file in bad}
        left = [file for file in left if file not in bad]


def _named(why: str, files: Iterable[File]) -> list[File]:
    """The files that it names, or that give what it says."""
    named = [file for file in files if f"/{file.path}" in why.replace("\\\\", "/")]
    got = _UNNAMED.search(why.replace('\\"', '"'))
    return named or [file for file in files if got and f"name: {got[1]}\n".encode() in file.data]


def _reason(why: str, question: Question) -> str:
    """Without the project's place, and the agent's in the list."""
    text = why.replace(str(question.bench.project), "").replace("\\n", " ")
    return re.sub(r" at \[\d+\]", "", " ".join(text.split()))


def _agents(listed: object) -> dict[str, Answer]:
    own = [item for item in items_of(listed) if not item.get("native")]
    common = next((_rules(item) for item in own if item.get("name") == SENTINEL), ())
    return {str(item.get("name")): _agent(item, common) for item in own if item.get("name") != SENTINEL}


def _rules(item: Mapping[str, Any]) -> tuple[str, ...]:
    given = items_of(item.get("permission"))
    return tuple(f"{rule.get('permission')} {rule.get('pattern')} {rule.get('action')}" for rule in given)


def _agent(item: Mapping[str, Any], common: Sequence[str]) -> Answer:
    model, options = item.get("model"), item.get("options") or {}
    return Answer(
        name=text_of(item.get("name")),
        description=text_of(item.get("description")),
        model=f"{model.get('providerID')}/{model.get('modelID')}" if model else None,
        prompt=text_of(item.get("prompt")),
        says=tuple(f"option {key}" for key in options),
        more={"mode": item.get("mode"), "rules": tuple(rule for rule in _rules(item) if rule not in common)},
    )


def _skills(question: Question, listed: object) -> dict[str, Answer]:
    return {
        question.path_of(item.get("location")): Answer(
            True, text_of(item.get("name")), text_of(item.get("description"))
        )
        for item in items_of(listed)
    }


OPENCODE_1 = Program(
    "opencode-1",
    "OpenCode 1",
    ("opencode",),
    ("opencode-ai",),
    (AGENTS, ".opencode/agent", SKILLS, ".claude/skills", ".agents/skills"),
    {"opencode/agent": AGENTS, "agent-skills/skill": SKILLS},
    ask,
)
