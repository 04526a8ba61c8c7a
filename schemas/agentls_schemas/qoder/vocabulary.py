"""The words of Qoder: its tools, models, hooks and agents, read when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from agentls_schemas import data
from agentls_schemas.mcp import Mcp
from agentls_schemas.model_lookup import ModelTable
from agentls_schemas.vocabulary import MOMENTS, HookHandler, Hooks, Invocation, Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)
MODELS = ModelTable(FOLDER, SOURCES)

_COMMON = ("type", "timeout", "if", "statusMessage", "once")
HOOKS = Hooks(
    FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("hooks")["events"])),
    FOLDER.table(
        lambda folder: {
            type_: HookHandler(tuple(entry["required"]), (*_COMMON, *entry["required"], *entry["extra"]))
            for type_, entry in folder.read("hooks")["handlers"].items()
        }
    ),
    means=MOMENTS,
)

WORDS = Vocabulary(
    FOLDER.table(lambda folder: data.tools(folder, SOURCES, "names", "names")),
    tool_forms={"*": "All tools that the main agent has."},
    equivalents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("tools")["equivalents"])),
    tool_pattern=r"discovered_tool_.*",
    mcp=Mcp("mcp__{server}__{tool}", given_servers=("*",)),
    models=MODELS,
    hooks=HOOKS,
    builtin_agents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("agents"))),
    invocation=Invocation(subagent=True, agent_tool="Agent"),
)
"""What files of Qoder speak of."""
