"""The words of Kiro: its tools and the names of its models, read when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from agentls_schemas import data
from agentls_schemas.claude_code import vocabulary as claude
from agentls_schemas.mcp import Mcp
from agentls_schemas.model_lookup import ModelTable
from agentls_schemas.tools import ForeignTools
from agentls_schemas.vocabulary import Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)
TOOLS = FOLDER.table(lambda folder: data.tools(folder, SOURCES, "agents", "built-in"))

EDITOR_TOOLS = (
    "readFile", "readMultipleFiles", "readCode", "listDirectory", "fileSearch", "grepSearch", "fsWrite", "fsAppend",
    "strReplace", "editCode", "deleteFile", "getDiagnostics", "executeBash", "executePwsh", "webFetch",
    "remoteWebSearch",
)  # fmt: skip
"""Single tools of Kiro IDE 0, which guides of others list; whether Kiro 1 takes them is not known."""


def _foreign_tools() -> tuple[ForeignTools, ...]:
    """How others call their tools, without the names that Kiro has too."""
    source = next(iter(claude.TOOLS.values())).source
    own = ForeignTools("Claude Code", frozenset(claude.TOOLS), r"mcp__\S+|\w+\(.*\)", source, claude.MCP)
    others = (each for each in claude.FOREIGN_TOOLS if each.of != "Kiro")
    return tuple(each._replace(names=each.names - TOOLS.keys()) for each in (own, *others))


WORDS = Vocabulary(
    TOOLS,
    tool_pattern="|".join(EDITOR_TOOLS),
    equivalents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("tools")["equivalents"])),
    # A server may be the agent's own, or one of the user's `mcp.json`, which lies outside of the project.
    mcp=Mcp("@{server}/{tool}", alone=True, given_servers=("*",), files={".kiro/settings/mcp.json": "mcpServers"}),
    foreign_tools=data.Listing(_foreign_tools),
    models=ModelTable(FOLDER, SOURCES),
)
"""What files of Kiro speak of."""
