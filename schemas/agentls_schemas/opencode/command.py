"""The header of a command of OpenCode, the same for both of its versions."""

from typing import Annotated

from agentls_schemas.fields import Fact, Role
from agentls_schemas.values import Header


class Command(Header):
    """The header of an OpenCode command."""

    description: Annotated[str | None, Fact(
        "What the command does, in the list of commands.", "guide", Role.DESCRIPTION,
        example="${1:Does one kind of task.}",
    )] = None  # fmt: skip
    agent: Annotated[str | None, Fact(
        "The agent that runs it; without it the one in use. A subagent runs it in a conversation of its own.",
        "guide", Role.AGENT, example="${1:build}",
    )] = None  # fmt: skip
    model: Annotated[str | None, Fact(
        "The model as `provider/model`; without it the agent's.", "guide", Role.MODEL,
        example="${1:anthropic/claude-sonnet-5}",
    )] = None  # fmt: skip
    variant: Annotated[str | None, Fact(
        "A variant of the model, such as an effort that its provider offers.", "guide", example="${1:high}",
    )] = None  # fmt: skip
    subtask: Annotated[bool | None, Fact(
        "Run it in a conversation of its own, whichever agent it names.", "guide", example="${1:true}",
    )] = False  # fmt: skip
    name: Annotated[str | None, Fact(
        "What version 1 calls the command, in place of its path below the folder. Version 2 goes by the path.",
        "program", Role.NAME, example="${1:deploy}",
    )] = None  # fmt: skip
    template: Annotated[str | None, Fact(
        "For commands in opencode.json: in a file the text below the header takes its place.", "guide",
        body_instead=True,
    )] = None  # fmt: skip
