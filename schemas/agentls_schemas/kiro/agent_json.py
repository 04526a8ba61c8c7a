"""A Kiro agent in JSON, as Kiro CLI 2 reads it."""

import json
from typing import Annotated, Any, Literal

from agentls_schemas.declared import BeforeValidator, Field, Model, RefusalError
from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.kiro.agent import TOOLS
from agentls_schemas.kiro.values import NoStar
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.values import Header

Event = Literal["agentSpawn", "userPromptSubmit", "preToolUse", "postToolUse", "stop"]

_OTHERS = frozenset({"hooks", "type", "timeout"})
"""Keys of hooks in Claude Code's form, any of which loses the agent."""


class Hook(Model):
    """A command that runs at an event."""

    command: str = Field(description="The command line.")
    matcher: str | None = Field(None, description="The tools it is about; without it all.")
    timeout_ms: int | None = Field(None, description="How long it may take, in milliseconds.")
    max_output_size: int | None = Field(None, description="How many bytes of its output are kept.")
    cache_ttl_seconds: int | None = Field(None, description="How long its output is good for, in seconds.")


def _flat(value: Any) -> Any:  # noqa: ANN401
    """A hook in Kiro's own form; another's is refused with what it would be here."""
    if not isinstance(value, dict) or not _OTHERS & value.keys():
        return value
    inner = value.get("hooks", [value])
    handlers = [each for each in inner if isinstance(each, dict)] if isinstance(inner, list) else []
    written = ", ".join(json.dumps(_own(value, each), ensure_ascii=False) for each in handlers if "command" in each)
    words = "must be flat: `command`, `timeout_ms`, no `hooks`, `type` or `timeout`"
    at = next(key for key in value if key in _OTHERS)
    raise RefusalError("flat_hook", words, {"written": written, "at": at})


def _own(group: dict[str, Any], handler: dict[str, Any]) -> dict[str, Any]:
    matcher = {"matcher": group["matcher"]} if group.get("matcher") else {}
    seconds = handler.get("timeout")
    limit = {"timeout_ms": int(seconds * 1000)} if isinstance(seconds, int | float) else {}
    return {"command": handler["command"], **matcher, **limit}


class JsonAgent(Header):
    """A Kiro agent in JSON."""

    schema_: Annotated[str | None, Field(alias="$schema"), Fact(
        "Where the JSON Schema of the file is.", "agents-json", unread=True,
    )] = None  # fmt: skip
    name: Annotated[str | None, Fact(
        "What the agent is called by. Without it the file's name.", "agents-json", Role.NAME,
        example='"${1:code-reviewer}"',
    )] = None  # fmt: skip
    description: Annotated[str | None, Fact(
        "What the agent is for.", "agents-json", Role.DESCRIPTION, example='"${1:Reviews code for defects.}"',
    )] = None  # fmt: skip
    prompt: Annotated[str | None, Fact(
        "What the agent is told: the text, or `file://` and the path of a file that has it, from this one.",
        "agents-json", example='"$1"',
    )] = None  # fmt: skip
    model: Annotated[str | None, Fact(
        "The model's id, such as `claude-sonnet-4`. One that Kiro does not have is told, and the default is used.",
        "agents-json", Role.MODEL, example='"${1:claude-sonnet-4}"', if_omitted="the default model",
    )] = None  # fmt: skip
    tools: Annotated[list[str], Fact(
        "The tools the agent gets: `read`, `write`, `shell`, `@server`, `@server/tool`, `@builtin`, `*`. Users report "
        "that an agent without the field has no tools at all.",
        "no-tools", Role.TOOLS, example='["${1:read}"]', separators="", tool_syntax=TOOLS, stand_in='["*"]',
    )]  # fmt: skip
    allowedTools: Annotated[list[NoStar] | None, Fact(  # noqa: N815
        "Tools that need no permission, by name or pattern: `@git/*`. It gives no tool, and takes no bare `*`.",
        "agents-json", example='["${1:read}"]', separators="",
    )] = None  # fmt: skip
    toolAliases: Annotated[dict[str, str] | None, Fact(  # noqa: N815
        "Other names for tools.", "agents-json", example='{ "$1": "$2" }',
    )] = None  # fmt: skip
    toolsSettings: Annotated[dict[str, Any] | None, Fact(  # noqa: N815
        "Settings of tools by name, such as the paths that one may write.", "agents-json", example='{ "$1": {} }',
        concept=Concept.LIMITS,
    )] = None  # fmt: skip
    resources: Annotated[list[str | dict[str, Any]] | None, Fact(
        "What it knows from the start: `file://` and a path or pattern, `skill://` and a skill, or a knowledge base.",
        "agents-json", example='["file://${1:README.md}"]', separators="",
    )] = None  # fmt: skip
    hooks: Annotated[dict[Event, list[Annotated[Hook, BeforeValidator(_flat)]]] | None, Fact(
        "Commands that run at events: `agentSpawn`, `userPromptSubmit`, `preToolUse`, `postToolUse`, `stop`.",
        "agents-json", example='{ "${1:agentSpawn}": [{ "command": "$2" }] }',
    )] = None  # fmt: skip
    mcpServers: Annotated[dict[str, dict[str, Any]] | None, Fact(  # noqa: N815
        "MCP servers of this agent alone, by name.", "agents-json", Role.MCP_SERVERS,
        example='{ "${1:server}": { "command": "$2" } }',
        servers=ServerSyntax(type_key=""),
    )] = None  # fmt: skip
    includeMcpJson: Annotated[bool | None, Fact(  # noqa: N815
        "Whether it also gets the servers of `mcp.json`.", "agents-json", example="${1:true}",
    )] = None  # fmt: skip
    useLegacyMcpJson: Annotated[bool | None, Fact(  # noqa: N815
        "The older name of `includeMcpJson`.", "agents-json",
    )] = None  # fmt: skip
    keyboardShortcut: Annotated[str | None, Fact(  # noqa: N815
        "The keys that switch to the agent.", "agents-json", example='"${1:ctrl+shift+r}"',
    )] = None  # fmt: skip
    welcomeMessage: Annotated[str | None, Fact(  # noqa: N815
        "What people see when they switch to it.", "agents-json", Role.TITLE, example='"${1:What shall I review?}"',
    )] = None  # fmt: skip
