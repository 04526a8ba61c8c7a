"""The words of Devin: its tools, read when first needed."""

from __future__ import annotations

from pathlib import Path

from agentls_schemas import data
from agentls_schemas.mcp import Mcp
from agentls_schemas.vocabulary import Invocation, Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)

WORDS = Vocabulary(
    FOLDER.table(lambda folder: data.tools(folder, SOURCES, "tools", "tools")),
    # It takes Claude Code's names too, and no page lists all of its own: of no name is it known that it is none.
    tool_pattern=r"[^\s,]+",
    mcp=Mcp("mcp__{server}__{tool}", given_servers=("*",)),
    invocation=Invocation(subagent=True),
)
"""What agents of Devin speak of."""
