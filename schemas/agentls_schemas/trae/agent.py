"""The header of a Trae agent, as its documentation has it."""

from typing import Annotated

from agentls_schemas.fields import Fact, Role
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.tools import ToolForm, ToolSyntax
from agentls_schemas.values import Header, NameList

SYNTAX = ToolSyntax(ToolForm.COMMA)


class Agent(Header):
    """The header of a Trae agent."""

    name: Annotated[str, Fact(
        "What the agent is called by: a letter, then letters, digits and hyphens, 50 characters at most.",
        "subagents", Role.NAME, example="${1:reviewer}",
    )]  # fmt: skip
    description: Annotated[str, Fact(
        "Tells Trae when to hand work to this agent.", "subagents", Role.DESCRIPTION,
        example="${1:Reviews code for defects. Use it after code was changed.}",
    )]  # fmt: skip
    model: Annotated[str | None, Fact(
        "The model: the id of one that comes with Trae.", "subagents", Role.MODEL, example="$1",
        if_omitted="the session's model",
    )] = None  # fmt: skip
    tools: Annotated[NameList | None, Fact(
        "The tools the agent gets, as one text with commas.", "subagents", Role.TOOLS, example="${1:Read, Grep, Glob}",
        if_omitted="all tools", tool_syntax=SYNTAX,
    )] = None  # fmt: skip
    disallowedTools: Annotated[NameList | None, Fact(  # noqa: N815
        "The tools the agent does not get, as one text with commas. Wins over `tools`.", "subagents",
        Role.DENIED_TOOLS, example="${1:Bash}", tool_syntax=SYNTAX,
    )] = None  # fmt: skip
    mcpServers: Annotated[NameList | None, Fact(  # noqa: N815
        "The MCP servers of the agent, by name.", "subagents", Role.MCP_SERVERS, example="[$1]",
        servers=ServerSyntax(is_list=True, names_only=True),
    )] = None  # fmt: skip
