"""The words of Gemini CLI: its tools, models and agents, read when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from agentls_schemas import data
from agentls_schemas.mcp import Mcp
from agentls_schemas.model_lookup import ModelTable
from agentls_schemas.vocabulary import Invocation, Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)
MODELS = ModelTable(FOLDER, SOURCES)

WORDS = Vocabulary(
    FOLDER.table(lambda folder: data.tools(folder, SOURCES, "tools", "tools")),
    tool_forms={
        "*": "All tools that the main agent has.",
        "mcp_*": "All tools of all MCP servers.",
        "discovered_tool_${1:name}": "A tool that the project's discovery command names.",
    },
    equivalents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("tools")["equivalents"])),
    # discovered_tool_* too is taken, whatever follows.
    tool_pattern=r"discovered_tool_.*",
    mcp=Mcp(
        "mcp_{server}_{tool}",
        given_servers=("*",),
        valid=r"mcp_\*|mcp_[A-Za-z0-9.:-]+_(?:\*|(?!_+$)[A-Za-z0-9_.:-]+)",
    ),
    models=MODELS,
    builtin_agents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("agents"))),
    invocation=Invocation(subagent=True, agent_tool="invoke_agent", before_agent=(r"(?<![\w@])@",), mention="@"),
)
"""What files of Gemini CLI speak of. Sources: subagents page for wildcards; its loader for what counts as a name."""
