"""OpenCode, version 2, whose core is in the same program: it may answer before it has read the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agentls.doctor.answer import Answer, File, Heard, NoAnswerError
from agentls.doctor.programs.listing import items_of, text_of
from agentls.doctor.programs.opencode_1 import OPENCODE_1
from agentls.doctor.programs.opencode_server import SENTINEL, SOUND, SOUND_SKILL, Server, server
from agentls.doctor.programs.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agentls.doctor.question import Question

_AT_ONCE = 16
_TRIES = 10


def ask(question: Question) -> Heard:
    """What it makes of the files; a few at a time, for it answers before it has read many."""
    known: dict[str, Answer] = {}
    with server(question) as serving:
        for at in range(0, len(question.files), _AT_ONCE):
            known |= _part(question, serving, question.files[at : at + _AT_ONCE])
    return Heard(known)


def _part(question: Question, serving: Server, files: Sequence[File]) -> dict[str, Answer]:
    for again in range(_TRIES):
        # Its reader of headers remembers what it failed on: each time they are other files, if only by a line end.
        longer = [File(file.path, file.data + b"\n" * again) for file in files]
        with question.about([*longer, SOUND, SOUND_SKILL]) as part:
            where = {"location[directory]": str(part.bench.project)}
            agents = {item.get("id"): item for item in _data(serving.get("/api/agent", **where))}
            skills = _data(serving.get("/api/skill", **where))
            if SENTINEL in agents and any(item.get("name") == SENTINEL for item in skills):
                return dict(_agents(part, agents)) | dict(_skills(part, skills))
    raise NoAnswerError("version 2 lists nothing")


def _data(answer: tuple[object, str]) -> list[Mapping[str, Any]]:
    found = answer[0]
    return list(items_of(found.get("data"))) if isinstance(found, dict) else []


def _agents(question: Question, listed: Mapping[Any, Mapping[str, Any]]) -> Iterator[tuple[str, Answer]]:
    """A file is known by its path below the folder, without suffix."""
    for folder in OPENCODE_1.folders[:2]:
        for file, below in question.inside(folder):
            if item := listed.get(below.removesuffix(".md")):
                yield file.path, _agent(item)


def _agent(item: Mapping[str, Any]) -> Answer:
    rules = (
        f"{rule.get('action')} {rule.get('resource')} {rule.get('effect')}"
        for rule in items_of(item.get("permissions"))
    )
    model = item.get("model")
    return Answer(
        name=text_of(item.get("id")),
        description=text_of(item.get("description")),
        model=f"{model.get('providerID')}/{model.get('id')}" if isinstance(model, dict) else text_of(model),
        prompt=text_of(item.get("system")),
        more={"mode": item.get("mode"), "rules": tuple(rules)},
    )


def _skills(question: Question, listed: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Answer]]:
    for item in listed:
        yield (
            question.path_of(item.get("location")),
            Answer(True, text_of(item.get("name")), text_of(item.get("description"))),
        )


OPENCODE_2 = Program(
    "opencode-2",
    "OpenCode 2",
    OPENCODE_1.commands,
    OPENCODE_1.packages,
    OPENCODE_1.folders,
    OPENCODE_1.homes,
    ask,
)
