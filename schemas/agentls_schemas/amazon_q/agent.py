"""An agent of Amazon Q Developer's command line, which Kiro's replaces: all of the file is JSON."""

from typing import Annotated, Any

from agentls_schemas.declared import AfterValidator, Field, Model, RefusalError
from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.tools import ToolSyntax
from agentls_schemas.values import Header


def _no_star(value: str) -> str:
    if value == "*":
        raise RefusalError("star", "takes no bare `*`")
    return value


def _is_file(value: str) -> str:
    if not value.startswith("file://"):
        raise RefusalError("file", "must begin with `file://`")
    return value


class Server(Model):
    """An MCP server of the agent's own."""

    type: str | None = None
    url: str | None = None
    command: str | None = None
    args: list[str] | None = None
    env: dict[str, str] | None = None
    timeout: int | None = None
    disabled: bool | None = None


class Hook(Model):
    """A command that is run at an event."""

    command: str


class Agent(Header):
    """An agent of Amazon Q."""

    schema_: Annotated[str | None, Field(alias="$schema"), Fact(
        "The JSON Schema that the file follows, for editors.", "format", unread=True, example='"$1"',
    )] = None  # fmt: skip
    name: Annotated[str | None, Fact(
        "What the agent is called by. Without it the file's name.", "format", Role.NAME, example='"${1:reviewer}"',
    )] = None  # fmt: skip
    description: Annotated[str | None, Fact(
        "For people: what the agent does. No model reads it.", "format", Role.DESCRIPTION,
        example='"${1:Reviews code for defects.}"',
    )] = None  # fmt: skip
    prompt: Annotated[str | None, Fact(
        "What the agent is told: its prompt, or `file://` and a path from the agent's file.", "format",
        example='"$1"',
    )] = None  # fmt: skip
    mcpServers: Annotated[dict[str, Server] | None, Fact(  # noqa: N815
        "MCP servers of this agent, by name.", "format", Role.MCP_SERVERS,
        example='{"${1:server}": {"command": "$2"}}',
        servers=ServerSyntax({"cwd": "", "headers": ""}, types={"stdio": ""}),
    )] = None  # fmt: skip
    tools: Annotated[list[str] | None, Fact(
        "The tools the agent can use: names, `@server`, `@server/tool`, `@builtin`, or `*` for all.", "format",
        Role.TOOLS, example='["${1:fs_read}"]', if_omitted="no tools", separators="",
        tool_syntax=ToolSyntax(empty_gives_none=True, literal=True),
    )] = None  # fmt: skip
    toolAliases: Annotated[dict[str, str] | None, Fact(  # noqa: N815
        "Other names for tools: the tool, and what to call it.", "format", example='{"${1:@server/tool}": "$2"}',
    )] = None  # fmt: skip
    allowedTools: Annotated[list[Annotated[str, AfterValidator(_no_star)]] | None, Fact(  # noqa: N815
        "Tools that run without a question: names and patterns with `*` and `?`, but no bare `*`.", "format",
        example='["${1:fs_read}"]', separators="",
    )] = None  # fmt: skip
    resources: Annotated[list[Annotated[str, AfterValidator(_is_file)]] | None, Fact(
        "Files that the agent starts with: `file://` and a path or pattern.", "format",
        example='["file://${1:README.md}"]', separators="",
    )] = None  # fmt: skip
    hooks: Annotated[dict[str, list[Hook]] | None, Fact(
        "Commands to run at events: `agentSpawn`, `userPromptSubmit`, `preToolUse`, `postToolUse`, `stop`.", "program",
        example='{"${1:agentSpawn}": [{"command": "$2"}]}',
    )] = None  # fmt: skip
    toolsSettings: Annotated[dict[str, Any] | None, Fact(  # noqa: N815
        "Settings of tools, by name.", "format", example='{"${1:fs_write}": {"allowedPaths": ["$2"]}}',
        concept=Concept.LIMITS,
    )] = None  # fmt: skip
    useLegacyMcpJson: Annotated[bool | None, Fact(  # noqa: N815
        "Whether the servers of `mcp.json` are there too.", "format", example="${1:true}",
    )] = None  # fmt: skip
    model: Annotated[str | None, Fact(
        "The model's id. One that there is not falls back to the default, with a warning.", "format", Role.MODEL,
        example='"${1:claude-sonnet-4}"', if_omitted="the default model",
    )] = None  # fmt: skip
