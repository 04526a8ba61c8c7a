"""The words of Factory: its tools and models, read when first needed."""

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

WORDS = Vocabulary(
    FOLDER.table(lambda folder: data.tools(folder, SOURCES, "subagents", "program")),
    tool_forms={
        "read-only": "In place of the list: tools that change nothing.",
        "edit": "In place of the list: tools that change files.",
        "execute": "In place of the list: the tool that runs commands.",
        "web": "In place of the list: tools that read the web.",
    },
    equivalents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("tools")["equivalents"])),
    # Words that stand for several tools. A connected app's tools are called app__tool.
    tool_pattern=r"read-only|edit|execut(?:e|ion)|web|mcp|\w+?__\w\S*",
    mcp=Mcp("{server}___{tool}", given_servers=("*",)),
    models=ModelTable(FOLDER, SOURCES),
    invocation=Invocation(subagent=True, agent_tool="Task"),
)
"""What droids speak of. Source: program."""
