"""The header of an agent of Qoder. Source: the schema in Qoder CLI, every key and type of which was run."""

from typing import Annotated, Literal

from agentls_schemas.claude_code.agent import EFFORTS, HOOK, SHADES
from agentls_schemas.declared import BeforeValidator, Field, Model
from agentls_schemas.fields import Concept, Fact, Mode, Role
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.tools import ToolForm, ToolSyntax
from agentls_schemas.values import Header, NameList, Switch


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


Positive = Annotated[int, Field(gt=0), BeforeValidator(_whole, json_schema_input_type=Annotated[int, Field(gt=0)])]
"""A whole number above 0."""

TOOLS = ToolSyntax(ToolForm.COMMA)
BLANKS = ", "
"""How lists of tools are parted when written as one text. Source: schema."""


class Server(Model):
    """An MCP server of the agent's own."""

    command: str | None = None
    args: list[str] | None = None
    env: dict[str, str] | None = None
    cwd: str | None = None
    url: str | None = None
    http_url: str | None = None
    headers: dict[str, str] | None = None
    tcp: str | None = None
    type: Literal["sse", "http"] | None = None
    timeout: float | None = None
    trust: bool | None = None
    description: str | None = None
    include_tools: list[str] | None = None
    exclude_tools: list[str] | None = None


class Handler(Model):
    """What a hook does."""

    type: Literal["command", "http", "prompt", "agent"]


class Group(Model):
    """Handlers for the calls that a matcher fits."""

    matcher: str | None = None
    hooks: list[Handler]


Servers = list[str | dict[str, Server]] | dict[str, Server]


class Agent(Header):
    """The header of a Qoder agent."""

    name: Annotated[str, Fact(
        "What the agent is called by, in any letters.", "subagents", Role.NAME, example="${1:code-reviewer}",
    )]  # fmt: skip
    description: Annotated[str, Fact(
        "Tells the main agent when to hand work to this one.",
        "subagents", Role.DESCRIPTION, example="${1:Reviews code for defects. Use it after code was changed.}",
    )]  # fmt: skip
    tools: Annotated[NameList | None, Fact(
        "The tools the agent gets, parted by commas or blanks, or as a list. Without the field, and with an empty "
        "list, it gets every tool.",
        "subagents", Role.TOOLS, example="${1:Read, Grep, Glob}", if_omitted="every tool",
        separators=BLANKS, parts_items=True, tool_syntax=TOOLS,
    )] = None  # fmt: skip
    disallowedTools: Annotated[NameList | None, Fact(  # noqa: N815
        "Tools taken away. `mcp__server` stands for all tools of a server.",
        "subagents", Role.DENIED_TOOLS, example="${1:Write, Edit}", separators=BLANKS, parts_items=True,
        tool_syntax=TOOLS,
    )] = None  # fmt: skip
    model: Annotated[str | None, Fact(
        "The model, or `inherit`. Any text loads.", "subagents", Role.MODEL, example="${1:inherit}",
        if_omitted="the main agent's model",
    )] = None  # fmt: skip
    effort: Annotated[Literal["low", "medium", "high", "xhigh", "max"] | Positive | None, Fact(
        "How much the model thinks; also a whole number.", "schema", concept=Concept.EFFORT, example="${1:high}",
        values=EFFORTS,
    )] = None  # fmt: skip
    permissionMode: Annotated[  # noqa: N815
        Literal["default", "acceptEdits", "plan", "auto", "dontAsk", "bypassPermissions", "yolo"] | None,
        Fact(
            "Which calls of tools ask first.", "schema", concept=Concept.PERMISSION_MODE, example="${1:plan}",
            means={
                "default": Mode.ASK, "acceptEdits": Mode.EDITS, "plan": Mode.PLAN, "auto": Mode.JUDGED,
                "dontAsk": Mode.REFUSE, "bypassPermissions": Mode.ALL, "yolo": Mode.ALL,
            },
            values={
                "default": "Ask as usual.",
                "acceptEdits": "Changes of files need no question.",
                "plan": "Read and plan, change nothing.",
                "auto": "A classifier decides which calls ask.",
                "dontAsk": "What would ask is refused.",
                "bypassPermissions": "Nothing asks.",
                "yolo": "Another word for `bypassPermissions`.",
            },
        ),
    ] = None  # fmt: skip
    maxTurns: Annotated[Positive | None, Fact(  # noqa: N815
        "The most turns the agent may take.", "subagents", concept=Concept.TURN_LIMIT, example="${1:20}",
    )] = None  # fmt: skip
    timeoutMins: Annotated[Positive | None, Fact(  # noqa: N815
        "The most minutes the agent may take.", "schema", concept=Concept.TIME_LIMIT, example="${1:10}",
    )] = None  # fmt: skip
    temperature: Annotated[float | None, Fact(
        "How freely the model picks its words.", "schema", concept=Concept.TEMPERATURE, example="${1:0.2}",
    )] = None  # fmt: skip
    skills: Annotated[NameList | None, Fact(
        "Skills that the agent starts with.", "subagents", Role.SKILLS, example="\n  - $1", separators=BLANKS,
        parts_items=True,
    )] = None  # fmt: skip
    mcpServers: Annotated[Servers | None, Fact(  # noqa: N815
        "MCP servers of this agent: names of configured ones in a list, or settings by name.",
        "subagents", Role.MCP_SERVERS, example="\n  - $1", servers=ServerSyntax(types={"stdio": ""}, is_list=True),
    )] = None  # fmt: skip
    hooks: Annotated[dict[str, list[Group]] | None, Fact(
        "Hooks that run while the agent does: event, then matcher and handlers.", "subagents", Role.HOOKS, example=HOOK,
    )] = None  # fmt: skip
    memory: Annotated[Literal["user", "project", "local"] | None, Fact(
        "Gives the agent a folder that lasts between conversations.", "schema", concept=Concept.MEMORY,
        example="${1:project}",
        values={"user": "For all projects.", "project": "Shared with the project.", "local": "For this checkout only."},
    )] = None  # fmt: skip
    background: Annotated[Switch | None, Fact(
        "Whether the agent runs beside the conversation.", "schema", concept=Concept.BACKGROUND, example="${1:true}",
    )] = None  # fmt: skip
    isolation: Annotated[Literal["worktree"] | None, Fact(
        "Where the agent works.", "schema", concept=Concept.ISOLATION, example="${1:worktree}",
        values={"worktree": "In a git worktree of its own."},
    )] = None  # fmt: skip
    color: Annotated[Literal["red", "blue", "green", "yellow", "purple", "orange", "pink", "cyan"] | None, Fact(
        "The agent's colour.", "subagents", Role.COLOR, example="${1:blue}", values=dict.fromkeys(SHADES.rgb, ""),
        colors=SHADES,
    )] = None  # fmt: skip
    initialPrompt: Annotated[str | None, Fact(  # noqa: N815
        "What is said to the agent first where it runs as the main one.", "schema", concept=Concept.FIRST_PROMPT,
        example='"$1"',
    )] = None  # fmt: skip
    kind: Annotated[Literal["local", "remote"] | None, Fact(
        "Where the agent runs.", "subagents", example="${1:local}",
        values={"local": "Here. The usual.", "remote": "Elsewhere."},
    )] = None  # fmt: skip
