"""The header of a Cline agent. Of a value of a wrong type the whole agent is lost."""

from typing import Annotated

from agentls_schemas.declared import Field
from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.values import Header, NameList


class Agent(Header):
    """The header of a Cline agent."""

    name: Annotated[str, Fact(
        "What the agent is called by, in whatever letter case.", "program", Role.NAME, example="${1:reviewer}",
    )]  # fmt: skip
    description: Annotated[str, Fact(
        "Tells Cline when to hand work to this agent.", "program", Role.DESCRIPTION,
        example="${1:Reviews code for defects. Use it after code was changed.}",
    )]  # fmt: skip
    tools: Annotated[NameList | None, Fact(
        "The tools the agent gets: a list, or one text with commas. The VS Code extension, which reads "
        "`~/Documents/Cline/Agents`, calls its tools otherwise (`read_file`, `search_files`, `execute_command`) and "
        "drops an agent that names one it does not have.",
        "program", Role.TOOLS, example="[${1:read_files, search_codebase}]",
    )] = None  # fmt: skip
    skills: Annotated[NameList | None, Fact(
        "Skills of the agent: a list, or one text with commas.", "program", Role.SKILLS, example="[$1]",
    )] = None  # fmt: skip
    providerId: Annotated[str | None, Fact(  # noqa: N815
        "The provider that the model is asked of.", "program", example="${1:anthropic}",
        if_omitted="the session's provider",
    )] = None  # fmt: skip
    modelId: Annotated[str | None, Fact(  # noqa: N815
        "The model, as its provider calls it.", "program", Role.MODEL, example="${1:claude-sonnet-5}",
        if_omitted="the session's model",
    )] = None  # fmt: skip
    maxIterations: Annotated[Annotated[int, Field(gt=0)] | None, Fact(  # noqa: N815
        "The most turns the agent may take.", "program", concept=Concept.TURN_LIMIT, example="${1:30}",
    )] = None  # fmt: skip
