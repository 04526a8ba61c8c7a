"""Programs that read `.agents/agents` and have no folder of agents of their own, or one with the same files."""

from typing import Annotated

from msgspec.structs import replace

from agentls_schemas import data
from agentls_schemas.data import Folder
from agentls_schemas.fields import Fact, Fields, Role
from agentls_schemas.kind import Kind, Reader, Reads
from agentls_schemas.values import Header, Text
from agentls_schemas.verdicts import Confidence, Loader


class GooseAgent(Header):
    """The header of an agent as Goose reads it."""

    name: Annotated[str, Fact("What the agent is called by.", "goose", Role.NAME)]
    description: Annotated[str | None, Fact("When to use it.", "goose", Role.DESCRIPTION)] = None
    model: Annotated[Text | None, Fact("Shown beside the agent; it runs on the session's.", "goose", Role.MODEL)] = None


def readers(agent: Kind, folder: Folder) -> tuple[Reader, ...]:
    """The programs, each with what it takes such an agent for."""
    goose = replace(agent, declared=Fields(GooseAgent, foreign=data.foreign_keys(folder, "goose")))
    return (
        _reader(goose, folder, "goose", "Goose", ".agents/agents", ".goose/agents", ".claude/agents"),
        _reader(agent, folder, "openhands", "OpenHands", ".agents/agents", ".openhands/agents"),
        _reader(agent, folder, "kimi-code", "Kimi Code", ".agents/agents/**", ".kimi-code/agents/**"),
    )


def _reader(agent: Kind, folder: Folder, id_: str, title: str, *folders: str) -> Reader:
    """A program, by the group of its verdicts and the source of that name."""
    kind = replace(agent, id=f"{id_}/agent", title=f"{title} agent", loader=Loader(title, data.verdicts(folder, id_)))
    paths = tuple(f"**/{each}/*.md" for each in folders)
    return Reader(id_, title, (Reads(kind, paths, source=id_, confidence=Confidence.TEXT),))
