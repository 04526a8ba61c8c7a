"""The header of an agent of Kilo: that of OpenCode 1, of which Kilo is a fork."""

from collections.abc import Iterator
from typing import Annotated, Any

from agentls_schemas.declared import BeforeValidator, declared_fields, make_model
from agentls_schemas.fields import Fact, Role
from agentls_schemas.opencode.agent import Agent as OpenCodeAgent
from agentls_schemas.values import Header

_VERSION_2 = frozenset({"permissions", "disabled", "system", "request"})
"""What version 2 of OpenCode alone knows."""

_DOCS = {
    "model": "The model as `provider/model`. Without it a subagent has the model of the agent that starts it.",
    "permission": "What the agent may do: an effect for each permission, or effects by pattern. The last rule that "
    'matches wins, so `"*"` comes first. Paths are seen from the project\'s root.',
    "tools": "Tools switched on and off by name, the old way; `permission` says more. Without it the agent has all "
    "tools. `write`, `edit` and `patch` are one switch.",
    "temperature": "How much chance there is in the answers: usually 0 to 1.",
    "top_p": "How much of the likely words is drawn from: 0 to 1.",
    "disable": "Take the agent away; also one that comes with Kilo.",
    "name": "What the agent is called, in place of its path below the folder.",
    "prompt": "For agents in kilo.json: in a file the text below the header takes its place.",
    "options": "Options for the model. Keys that are no field of an agent go there too.",
}
"""What is said of fields where OpenCode's words speak of its versions."""


def _fields() -> Iterator[tuple[str, Any]]:
    for key, info in declared_fields(OpenCodeAgent).items():
        if key not in _VERSION_2:
            fact = next(each for each in info.metadata if isinstance(each, Fact))
            rest = [each for each in info.metadata if each is not fact]
            said = fact._replace(doc=_DOCS.get(key, fact.doc), ignored_in=frozenset())
            lenient = (BeforeValidator(_without_nulls),) if key == "permission" else ()
            yield key, (Annotated[(info.annotation, *rest, *lenient, said)], info.default)


def _without_nulls(value: object) -> object:
    """Rules without those that say nothing, which Kilo takes. Source: program."""
    if not isinstance(value, dict):
        return value
    return {key: _without_nulls(each) for key, each in value.items() if each is not None}


class _Title(Header):
    displayName: Annotated[str | None, Fact(  # noqa: N815
        "The name that people are shown.", "names", Role.TITLE, example="${1:Reviewer}",
    )] = None  # fmt: skip


Agent = make_model("Agent", _Title, dict(_fields()), "The header of a Kilo agent.")
"""The header of a Kilo agent."""
