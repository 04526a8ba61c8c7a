"""The header of a Junie agent, as its documentation has it."""

from typing import Annotated, Literal

from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.values import Header, NameList

LEVELS = {"low": "Little thought, fastest.", "medium": "Some thought.", "high": "Much thought."}


class Agent(Header):
    """The header of a Junie agent."""

    name: Annotated[str | None, Fact(
        "What the agent is called by: a lower case letter, then lower case letters, digits and hyphens. Without it the "
        "file's name.",
        "subagents", Role.NAME, example="${1:reviewer}",
    )] = None  # fmt: skip
    description: Annotated[str, Fact(
        "Tells Junie when to hand work to this agent.", "subagents", Role.DESCRIPTION,
        example="${1:Reviews code for defects. Use it after code was changed.}",
    )]  # fmt: skip
    tools: Annotated[NameList | None, Fact(
        "The groups of tools the agent gets, as a list; a list that is not empty lets nothing else through.",
        "subagents", Role.TOOLS, example="[${1:Read, Grep, Glob}]", if_omitted="all tools",
    )] = None  # fmt: skip
    disallowedTools: Annotated[NameList | None, Fact(  # noqa: N815
        "The groups of tools the agent does not get.", "subagents", Role.DENIED_TOOLS, example="[${1:Bash}]",
    )] = None  # fmt: skip
    mcpServers: Annotated[NameList | None, Fact(  # noqa: N815
        "The MCP servers the agent keeps, by name; an empty list keeps all.", "subagents", Role.MCP_SERVERS,
        example="[$1]", if_omitted="all servers",
        servers=ServerSyntax(is_list=True, names_only=True),
    )] = None  # fmt: skip
    model: Annotated[str | None, Fact(
        "The model: `sonnet`, `opus`, `grok` or an id.", "subagents", Role.MODEL, example="${1:sonnet}",
        if_omitted="the session's model",
    )] = None  # fmt: skip
    permissionMode: Annotated[str | None, Fact(  # noqa: N815
        "Which actions need no question.", "subagents", concept=Concept.PERMISSION_MODE, example="$1",
    )] = None  # fmt: skip
    reasoningLevel: Annotated[Literal["low", "medium", "high"] | None, Fact(  # noqa: N815
        "How much the model thinks.", "subagents", concept=Concept.EFFORT, example="${1:medium}", values=LEVELS,
    )] = None  # fmt: skip
    effort: Annotated[Literal["low", "medium", "high"] | None, Fact(
        "Another name of `reasoningLevel`.", "subagents", example="${1:medium}", values=LEVELS,
    )] = None  # fmt: skip
    maxTurns: Annotated[int | None, Fact(  # noqa: N815
        "The most turns the agent may take.", "subagents", concept=Concept.TURN_LIMIT, example="${1:30}",
    )] = None  # fmt: skip
    skills: Annotated[NameList | None, Fact(
        "Skills that the agent starts with.", "subagents", Role.SKILLS, example="[$1]",
    )] = None  # fmt: skip
    allowPromptArgument: Annotated[bool | None, Fact(  # noqa: N815
        "Whether who starts the agent may hand it a prompt.", "subagents", example="${1:true}",
    )] = None  # fmt: skip
