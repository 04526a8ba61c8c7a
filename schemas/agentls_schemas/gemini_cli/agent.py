"""The header of an agent of Gemini CLI. Every key and type was run: its loader takes nothing else."""

import json
import re
from typing import Annotated, Any, Literal

from agentls_schemas.declared import AfterValidator, BeforeValidator, Field, Model, RefusalError
from agentls_schemas.fields import Concept, Fact, Role
from agentls_schemas.mcp import ServerSyntax
from agentls_schemas.tools import ToolSyntax
from agentls_schemas.values import Header

REMOTE = frozenset({"agent_card_url", "agent_card_json"})
"""The keys of which a remote agent has one."""

_AUTH = {
    "apiKey": ("key",),
    "http": ("scheme",),
    "google-credentials": (),
    "oauth": (),
}
"""How a remote agent is logged in to: type, and the keys each needs."""


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _url(value: str) -> str:
    if not re.match(r"[a-zA-Z][\w+.-]*:\S", value):
        raise RefusalError("url", "must be a whole URL, such as `https://…`")
    return value


def _json(value: str) -> str:
    try:
        json.loads(value)
    except ValueError:
        raise RefusalError("json", "must be JSON") from None
    return value


def _auth(value: dict[str, Any]) -> dict[str, Any]:
    needed = _AUTH.get(str(value.get("type")))
    if needed is None:
        raise RefusalError("auth_type", "needs a `type` of {types}", {"types": ", ".join(_AUTH)})
    for key in needed:
        if not value.get(key):
            raise RefusalError("auth_key", "with `type: {type}` needs `{key}`", {"type": value["type"], "key": key})
    return value


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
    auth: dict[str, Any] | None = None


Positive = Annotated[int, Field(gt=0), BeforeValidator(_whole, json_schema_input_type=Annotated[int, Field(gt=0)])]
"""A whole number above 0."""


class Agent(Header):
    """The header of a Gemini CLI agent."""

    name: Annotated[str, Fact(
        "What the agent is called by, and the name of the tool that starts it: lower case letters, digits, hyphens and "
        "underscores.",
        "subagents", Role.NAME, example="${1:code-reviewer}",
    )]  # fmt: skip
    description: Annotated[str, Fact(
        "Tells the main agent when to hand work to this one: its field, when to use it, some examples. A remote agent "
        "may go without.",
        "subagents", Role.DESCRIPTION, unless=REMOTE,
        example="${1:Reviews code for defects. Use it after code was changed.}",
    )]  # fmt: skip
    kind: Annotated[Literal["local", "remote"], Fact(
        "Where the agent runs.", "subagents", example="${1:local}",
        values={"local": "Here. The usual.", "remote": "Elsewhere, by the Agent2Agent protocol; needs an agent card."},
    )] = "local"  # fmt: skip
    display_name: Annotated[str | None, Fact(
        "The name that people are shown.", "program", Role.TITLE, example="${1:Code reviewer}",
    )] = None  # fmt: skip
    tools: Annotated[list[str] | None, Fact(
        "The tools the agent gets, as a list; a text with commas is refused. `*` stands for all, `mcp_*` for those of "
        "all MCP servers, `mcp_server_*` for those of one. One name that is no tool's loses the agent.",
        "subagents", Role.TOOLS, example="[${1:read_file, grep_search, glob}]", if_omitted="all tools", separators="",
        tool_syntax=ToolSyntax(empty_gives_none=True, literal=True),
    )] = None  # fmt: skip
    mcp_servers: Annotated[dict[str, Server] | None, Fact(
        "MCP servers of this agent alone, by name: `command` and `args`, or `url`. The documentation calls it "
        "`mcpServers`, which the loader refuses.",
        "program", Role.MCP_SERVERS, servers=ServerSyntax(types={"stdio": ""}),
        example="\n  ${1:server}:\n    command: ${2:npx}\n    args: [$3]",
    )] = None  # fmt: skip
    model: Annotated[str | None, Fact(
        "The model: an id such as `gemini-2.5-pro`, or `inherit`. Any text loads; a name that the API does not know "
        "fails when the agent runs.",
        "subagents", Role.MODEL, example="${1:inherit}", if_omitted="the main agent's model",
    )] = None  # fmt: skip
    temperature: Annotated[float | None, Fact(
        "How freely the model picks its words, from 0.0 to 2.0. Without it 1.", "subagents",
        concept=Concept.TEMPERATURE,
        example="${1:0.2}",
    )] = None  # fmt: skip
    max_turns: Annotated[Positive | None, Fact(
        "The most turns the agent may take. Without it 30.", "subagents", concept=Concept.TURN_LIMIT, example="${1:30}",
    )] = None  # fmt: skip
    timeout_mins: Annotated[Positive | None, Fact(
        "The most minutes the agent may take. Without it 10.", "subagents", concept=Concept.TIME_LIMIT,
        example="${1:10}",
    )] = None  # fmt: skip
    agent_card_url: Annotated[Annotated[str, AfterValidator(_url)] | None, Fact(
        "Where the card of a remote agent is found.", "remote-agents", example="${1:https://example.com/agent-card}",
    )] = None  # fmt: skip
    agent_card_json: Annotated[Annotated[str, AfterValidator(_json)] | None, Fact(
        "The card of a remote agent itself, as JSON, in place of `agent_card_url`.", "remote-agents",
        example="|\n  {$1}",
    )] = None  # fmt: skip
    auth: Annotated[Annotated[dict[str, Any], AfterValidator(_auth)] | None, Fact(
        "How a remote agent is logged in to: `type` is `apiKey`, `http`, `google-credentials` or `oauth`.",
        "remote-agents", example="\n  type: ${1:apiKey}\n  key: ${2:$KEY}",
    )] = None  # fmt: skip
