"""The words of Copilot: its tools, models and hooks, read when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from agentls_schemas import data
from agentls_schemas.claude_code import vocabulary as claude
from agentls_schemas.copilot.models import CopilotModels
from agentls_schemas.mcp import Mcp
from agentls_schemas.tools import ForeignTools
from agentls_schemas.vocabulary import MOMENTS, HookHandler, Hooks, Invocation, Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)
TOOLS = FOLDER.table(lambda folder: data.tools(folder, SOURCES, "vscode-tools", "vscode-tools"))
MODELS = CopilotModels(FOLDER, SOURCES)
BUILTIN_AGENTS = FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("agents")))

MCP = Mcp(
    "{server}/{tool}",
    given_servers=("github", "playwright", "io.github.*", "ms-*.*"),
    files={".vscode/mcp.json": "servers", ".mcp.json": "mcpServers"},
    only_running=True,
)
"""Sources: agents-docs for the pattern and for the servers that come with Copilot, vscode-docs for the first file.

The others are those of VS Code's extensions, named by their publishers.
"""


def _foreign_tools() -> tuple[ForeignTools, ...]:
    """How others call their tools, without the names that Copilot has too."""
    source = next(iter(claude.TOOLS.values())).source
    own = ForeignTools("Claude Code", frozenset(claude.TOOLS), r"mcp__\S+|\w+\(.*\)", source)
    others = (each for each in claude.FOREIGN_TOOLS if each.of != "Copilot")
    return tuple(each._replace(names=each.names - TOOLS.keys()) for each in (own, *others))


FOREIGN_TOOLS = data.Listing(_foreign_tools)

_HOOKS = FOLDER.table(lambda folder: folder.read("hooks"))
HOOKS = Hooks(
    data.Table(lambda: _HOOKS["events"]),
    data.Table(lambda: {type_: _handler(entry) for type_, entry in _HOOKS["handlers"].items()}),
    means=MOMENTS,
    flat=True,
)

INVOCATION = Invocation(agent_tool="agent", hidden_by="disable-model-invocation")


def _handler(entry: Mapping[str, Any]) -> HookHandler:
    required, one_of = tuple(entry["required"]), tuple(entry.get("one_of", ()))
    return HookHandler(required, (*_HOOKS["common"], *required, *one_of, *entry["extra"]), one_of)


WORDS = Vocabulary(
    TOOLS,
    mcp=MCP,
    foreign_tools=FOREIGN_TOOLS,
    models=MODELS,
    hooks=HOOKS,
    builtin_agents=BUILTIN_AGENTS,
    invocation=INVOCATION,
)
"""What files of Copilot speak of."""
