"""The header of a Kiro agent in Markdown, as Kiro IDE 1 and Kiro CLI 3 read it."""

from typing import Annotated, Any, Literal

from agentls_schemas.declared import BeforeValidator, Field, Model, RefusalError
from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.kiro.values import NoStar
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.tools import ToolSyntax
from agentls_schemas.values import Header, NameList, Text

TOOLS = ToolSyntax(empty_gives_none=True)


class PermissionRule(Model):
    """What becomes of one capability, or of some of its uses."""

    capability: str = Field(
        description="What the rule is about: `fs_read`, `fs_write`, `shell`, `web_fetch`, `web_search`, `mcp`, "
        "`subagent` or `all`."
    )
    effect: Literal["allow", "ask", "deny"] = Field(description="Whether it is done, asked for or refused.")
    match: NameList | None = Field(None, description="Patterns of the uses that the rule is about: `npm *`.")
    exclude: NameList | None = Field(None, description="Patterns of the uses that it is not about.")


class Permissions(Model):
    """What the agent may do."""

    rules: list[PermissionRule] | None = Field(None, description="The rules.")


def _with_rules(value: object) -> object:
    if isinstance(value, list):
        raise RefusalError("rules_map", "must be a map with `rules`")
    return value


class Agent(Header):
    """The header of a Kiro agent."""

    name: Annotated[Text | None, Fact(
        "What the agent is called by. Without it its path below the agents' folder: `team/planner`.",
        "agents", Role.NAME, example="${1:code-reviewer}",
    )] = None  # fmt: skip
    description: Annotated[Text | None, Fact(
        "What the agent is for; others see it when they choose one.", "agents", Role.DESCRIPTION,
        example="${1:Reviews code for defects. Use it after code was changed.}",
    )] = None  # fmt: skip
    model: Annotated[Text | None, Fact(
        "The model's id, such as `claude-sonnet-4`. One that Kiro does not have is told, and the default is used.",
        "agents", Role.MODEL, example="${1:claude-sonnet-4}", if_omitted="the default model",
    )] = None  # fmt: skip
    tools: Annotated[NameList | None, Fact(
        "The tools the agent gets, by tags such as `read`, `write`, `shell`; `@server` for all tools of an MCP server, "
        "`@server/tool` for one, `@mcp`, `@builtin` and `*` for all.",
        "agents", Role.TOOLS, example="[${1:read}]", tool_syntax=TOOLS,
    )] = None  # fmt: skip
    excludedTools: Annotated[NameList | None, Fact(  # noqa: N815
        "Tools that it does not get though `tools` names them.", "reference", Role.DENIED_TOOLS, example="[${1:write}]",
    )] = None  # fmt: skip
    allowedTools: Annotated[list[NoStar] | None, Fact(  # noqa: N815
        "Tools that need no permission, by name or pattern: `@git/*`. It gives no tool, and takes no bare `*`.",
        "reference", example="[${1:read}]", separators="",
    )] = None  # fmt: skip
    toolAliases: Annotated[dict[str, str] | None, Fact(  # noqa: N815
        "Other names for tools: `@server/tool`, then the name.", "reference", example='\n  "$1": $2',
    )] = None  # fmt: skip
    permissions: Annotated[Annotated[Permissions, BeforeValidator(_with_rules)] | None, Fact(
        "What it may do unasked: a map with `rules`, a list of capability, effect and patterns. With the list alone, "
        "as a page of Kiro shows it, Kiro CLI 3 does not have the agent.",
        "permissions", wrapped_in="rules",
        example="\n  rules:\n    - capability: ${1:shell}\n      effect: ${2:deny}\n      match: [\"${3:rm *}\"]",
        concept=Concept.LIMITS,
    )] = None  # fmt: skip
    resources: Annotated[list[str | dict[str, Any]] | None, Fact(
        "What it knows from the start: `file://` and a path or pattern, `skill://` and a skill, or a knowledge base.",
        "reference", example='\n  - "file://${1:README.md}"', separators="",
    )] = None  # fmt: skip
    mcpServers: Annotated[dict[str, dict[str, Any]] | None, Fact(  # noqa: N815
        "MCP servers of this agent alone, by name: `command` and `args`, or `url`.", "agents", Role.MCP_SERVERS,
        example="\n  ${1:server}:\n    command: ${2:npx}\n    args: [$3]",
        servers=ServerSyntax(type_key=""),
    )] = None  # fmt: skip
    includeMcpJson: Annotated[bool | None, Fact(  # noqa: N815
        "Whether it also gets the servers of `mcp.json`.", "reference", example="${1:true}",
    )] = None  # fmt: skip
    includePowers: Annotated[bool | None, Fact(  # noqa: N815
        "Whether it also gets the tools of installed powers.", "reference", example="${1:true}",
    )] = None  # fmt: skip
    hooks: Annotated[Any, Fact(
        "Commands that run while it works. Users report that Kiro CLI 3 reads none here, but those of `.kiro/hooks`.",
        "reference",
    )] = None  # fmt: skip
    keyboardShortcut: Annotated[str | None, Fact(  # noqa: N815
        "The keys that switch to the agent.", "reference", example="${1:ctrl+shift+r}",
    )] = None  # fmt: skip
    welcomeMessage: Annotated[Text | None, Fact(  # noqa: N815
        "What people see when they switch to it.", "reference", Role.TITLE, example="${1:What shall I review?}",
    )] = None  # fmt: skip
    toolsSettings: Annotated[dict[str, Any] | None, Fact(  # noqa: N815
        "Settings of tools, such as the paths they may write. Replaced by `permissions`.", "reference",
        concept=Concept.LIMITS,
    )] = None  # fmt: skip
