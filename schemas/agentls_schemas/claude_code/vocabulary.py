"""The words of Claude Code: its tools, models, hooks and customary sections, read when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from agentls_schemas import data
from agentls_schemas.mcp import Mcp
from agentls_schemas.model_lookup import ModelTable
from agentls_schemas.vocabulary import MOMENTS, HookHandler, Hooks, Invocation, Moment, Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)
TOOLS = FOLDER.table(lambda folder: data.tools(folder, SOURCES, "sdk-types", "sdk-types"))
FOREIGN_TOOLS = data.Listing(lambda: data.foreign_tools(data.Folder(Path(data.__file__).parent)))
MODELS = ModelTable(FOLDER, SOURCES)
SECTIONS = data.Listing(lambda: data.sections(FOLDER, SOURCES))

_HOOKS = FOLDER.table(lambda folder: folder.read("hooks"))
HOOKS = Hooks(
    data.Table(lambda: _HOOKS["events"]),
    data.Table(lambda: {type_: _handler(entry) for type_, entry in _HOOKS["handlers"].items()}),
    data.Listing(lambda: tuple(_HOOKS["guards"])),
    data.Listing(lambda: tuple(_HOOKS["elsewhere"])),
    means={**MOMENTS, "Stop": Moment.END, "SubagentStop": Moment.END},
    obeyed=frozenset({"command"}),
    source="measured-hooks",
    of_agents=data.Listing(lambda: tuple(_HOOKS["of_agents"])),
)
BUILTIN_AGENTS = FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("agents")))

MCP = Mcp(
    "mcp__{server}__{tool}",
    alone=True,
    spelling=r"[^A-Za-z0-9_-]",
    plugin_servers=r"plugin_(?P<plugin>[^_]+)_(?P<server>.+)",
    given_servers=("plugin_*", "claude_ai_*", "ide", "claude-in-chrome", "computer-use", "????????-*-????????????"),
    files={".mcp.json": "mcpServers"},
)
"""Sources: sub-agents and tools-reference pages, 2026-10-08, for the pattern; page mcp, the same day, for the file.

Servers of plugins: plugins page, and measured: both forms give all of such a server's tools. Given are those of
plugins (sub-agents page, 2026-10-08), of connectors set up on claude.ai, by name or by id, and Claude Code's own (seen
in agents and guides, 2026-11-20).
"""

BEFORE_AGENT = (r"@agent-", r"subagent_type\\?[\"']?\s*[:=]\s*\\?[\"']", r"--agent[ =]\\?[\"']?")
"""How a text starts an agent: by its mention, the agent tool's parameter, the program's option. Source: sub-agents."""

MENTION = "@agent-"
"""Source: sub-agents."""
CALL = "/"
"""Source: skills."""

AGENT_INVOCATION = Invocation(subagent=True, agent_tool="Agent", before_agent=BEFORE_AGENT, mention=MENTION, call=CALL)
"""How an agent comes to be used."""


def claude_words(invocation: Invocation) -> Vocabulary:
    """What files of Claude Code speak of."""
    return Vocabulary(
        TOOLS,
        mcp=MCP,
        foreign_tools=FOREIGN_TOOLS,
        models=MODELS,
        hooks=HOOKS,
        builtin_agents=BUILTIN_AGENTS,
        invocation=invocation,
    )


def _handler(entry: Mapping[str, Any]) -> HookHandler:
    required = tuple(entry["required"])
    return HookHandler(required, ("type", *required, *_HOOKS["common"][1:], *entry["extra"]))
