"""The header of an agent of Qwen Code. Every key and type was run."""

from typing import Annotated, Any, Literal

from agentls.lazy_pattern import lazy_pattern
from agentls_schemas.claude_code.agent import HOOK, SHADES
from agentls_schemas.declared import BeforeValidator, Field, Model
from agentls_schemas.fields import Concept, Fact, Mode, Role
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.tools import ToolSyntax
from agentls_schemas.values import Header, NameList, Switch, Text

_NUMBER = lazy_pattern(r"\s*\d+(?:\.0*)?\s*")


def _number(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return int(float(value)) if isinstance(value, str) and _NUMBER.fullmatch(value) else value


Turns = Annotated[int, Field(gt=0), BeforeValidator(_number, json_schema_input_type=Annotated[int, Field(gt=0)] | str)]
"""A whole number above 0, also as a text."""

TOOLS = ToolSyntax(literal=True)

APPROVALS = {
    "default": "Tools ask as in the main conversation.",
    "plan": "The agent plans and changes nothing.",
    "auto-edit": "Changes of files need no question.",
    "auto": "A classifier decides which calls ask.",
    "yolo": "Nothing asks.",
    "bubble": "Questions of a background agent are put in the main conversation.",
}
MODES = {
    "default": "As `approvalMode: default`.",
    "plan": "As `approvalMode: plan`.",
    "acceptEdits": "As `approvalMode: auto-edit`.",
    "auto": "As `approvalMode: auto-edit`.",
    "bypassPermissions": "As `approvalMode: yolo`.",
    "dontAsk": "As `approvalMode: default`.",
}


class RunConfig(Model):
    """Limits of a run, the old way."""

    max_time_minutes: Annotated[float, Field(gt=0, description="The most minutes the agent may take.")] | None = None
    max_turns: Annotated[int, Field(gt=0, description="The old way to write `maxTurns`.")] | None = None


class ModelConfig(Model):
    """The model, the old way."""

    model: str | None = None


class Executor(Model):
    """Another program that does the work."""

    kind: Literal["acp", "codex"]
    command: str
    args: list[str] | None = None


class Agent(Header):
    """The header of a Qwen Code agent."""

    name: Annotated[Text, Fact(
        "What the agent is called by: 2 to 50 letters, digits, `-` and `_`, in any language.",
        "sub-agents", Role.NAME, example="${1:code-reviewer}",
    )]  # fmt: skip
    description: Annotated[Text, Fact(
        "Tells the main agent when to hand work to this one. \"Use PROACTIVELY\" makes it do so unasked.",
        "sub-agents", Role.DESCRIPTION, example="${1:Reviews code for defects. Use it after code was changed.}",
    )]  # fmt: skip
    tools: Annotated[NameList | None, Fact(
        "The tools the agent gets, as a list or parted by commas. Without the field, and with an empty list, it gets "
        "every tool. A tool of an MCP server is named in full: `mcp__server__tool`.",
        "sub-agents", Role.TOOLS, example="[${1:read_file, grep_search, glob}]", if_omitted="every tool",
        tool_syntax=TOOLS,
    )] = None  # fmt: skip
    disallowedTools: Annotated[NameList | None, Fact(  # noqa: N815
        "Tools taken away from those that `tools` gives. `mcp__server` stands for all tools of a server.",
        "sub-agents", Role.DENIED_TOOLS, example="[${1:write_file, edit}]", tool_syntax=TOOLS,
    )] = None  # fmt: skip
    model: Annotated[Text | None, Fact(
        "The model: `inherit`, `fast`, an id, or `provider:id`. Any text loads.",
        "sub-agents", Role.MODEL, example="${1:inherit}", if_omitted="the main agent's model",
    )] = None  # fmt: skip
    approvalMode: Annotated[  # noqa: N815
        Literal["default", "plan", "auto-edit", "auto", "yolo", "bubble"] | None,
        Fact(
            "Which calls of tools ask first. In a conversation that runs in `yolo` or `auto-edit` that counts.",
            "sub-agents", concept=Concept.PERMISSION_MODE, example="${1:plan}", values=APPROVALS,
            if_omitted="as in the main conversation",
            means={
                "default": Mode.ASK, "plan": Mode.PLAN, "auto-edit": Mode.EDITS, "auto": Mode.JUDGED, "yolo": Mode.ALL,
                "bubble": Mode.ASK,
            },
        ),
    ] = None  # fmt: skip
    permissionMode: Annotated[  # noqa: N815
        Literal["default", "plan", "acceptEdits", "auto", "bypassPermissions", "dontAsk"] | None,
        Fact(
            "Claude Code's word for `approvalMode`, which wins where both are there.",
            "sub-agents", concept=Concept.PERMISSION_MODE, example="${1:plan}", values=MODES,
            means={
                "default": Mode.ASK, "plan": Mode.PLAN, "acceptEdits": Mode.EDITS, "auto": Mode.EDITS,
                "bypassPermissions": Mode.ALL, "dontAsk": Mode.ASK,
            },
        ),
    ] = None  # fmt: skip
    maxTurns: Annotated[Turns | None, Fact(  # noqa: N815
        "The most turns the agent may take.", "sub-agents", concept=Concept.TURN_LIMIT, example="${1:20}",
    )] = None  # fmt: skip
    color: Annotated[
        Literal["red", "blue", "green", "yellow", "purple", "orange", "pink", "cyan", "auto"] | None,
        Fact(
            "The agent's colour.", "sub-agents", Role.COLOR, example="${1:blue}", colors=SHADES,
            values={**dict.fromkeys(SHADES.rgb, ""), "auto": "Qwen Code chooses."},
            instead={"automatic color": "auto"},
        ),
    ] = None  # fmt: skip
    background: Annotated[Switch | None, Fact(
        "Whether the agent runs beside the conversation.", "program", concept=Concept.BACKGROUND, example="${1:false}",
    )] = None  # fmt: skip
    mcpServers: Annotated[dict[str, dict[str, Any]] | None, Fact(  # noqa: N815
        "MCP servers of this agent, by name, in the form of settings.json. One of the same name in the settings gives "
        "way.",
        "sub-agents", Role.MCP_SERVERS, servers=ServerSyntax(type_key="", urls={"http": "httpUrl"}),
        example="\n  ${1:server}:\n    command: ${2:npx}\n    args: [$3]",
    )] = None  # fmt: skip
    hooks: Annotated[dict[str, list[Any]] | None, Fact(
        "Hooks that run while the agent does, for all of the session's calls.",
        "sub-agents", Role.HOOKS, example=HOOK,
    )] = None  # fmt: skip
    runConfig: Annotated[RunConfig | None, Fact(  # noqa: N815
        "Limits of a run: `max_time_minutes`, and the old way to write `maxTurns`, which wins.",
        "sub-agents", example="\n  max_time_minutes: ${1:10}",
    )] = None  # fmt: skip
    modelConfig: Annotated[ModelConfig | None, Fact(  # noqa: N815
        "The old way to write `model`.", "program", deprecated="model",
    )] = None  # fmt: skip
    executor: Annotated[Executor | None, Fact(
        "Another program that does the work: `kind` is `acp` or `codex`, `command` starts it. Tools, hooks and "
        "`maxTurns` do not count then.",
        "sub-agents", example="\n  kind: ${1:codex}\n  command: ${2:codex}",
    )] = None  # fmt: skip
    executionBackend: Annotated[Literal["container"] | None, Fact(  # noqa: N815
        "Where the agent runs.", "program", example="${1:container}", values={"container": "In a container."},
    )] = None  # fmt: skip
