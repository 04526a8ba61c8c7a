"""The words of Qwen Code: its tools, models, hooks and agents, read when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from agentls_schemas import data
from agentls_schemas.mcp import Mcp
from agentls_schemas.model_lookup import ModelTable
from agentls_schemas.vocabulary import MOMENTS, HookHandler, Hooks, Invocation, Moment, Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)
MODELS = ModelTable(FOLDER, SOURCES)

HOOKS = Hooks(
    FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("hooks")["events"])),
    FOLDER.table(
        lambda folder: {
            type_: HookHandler(tuple(entry["required"]), ("type", *entry["required"], *entry["extra"]))
            for type_, entry in folder.read("hooks")["handlers"].items()
        }
    ),
    means={**MOMENTS, "SubagentStop": Moment.END},
    obeyed=frozenset({"command"}),
    source="measured-hooks",
)

WORDS = Vocabulary(
    FOLDER.table(lambda folder: data.tools(folder, SOURCES, "program", "program")),
    tool_forms={"*": "All tools that the main agent has."},
    equivalents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("tools")["equivalents"])),
    mcp=Mcp("mcp__{server}__{tool}", given_servers=("*",)),
    models=MODELS,
    hooks=HOOKS,
    builtin_agents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("agents"))),
    invocation=Invocation(subagent=True, agent_tool="agent"),
)
"""What files of Qwen Code speak of."""
