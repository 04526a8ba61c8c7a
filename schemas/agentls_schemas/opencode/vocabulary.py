"""The words of OpenCode: its permissions, models and customary sections, read when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from agentls_schemas import data
from agentls_schemas.claude_code import vocabulary as claude_code
from agentls_schemas.opencode.permissions import MCP
from agentls_schemas.provider_models import ProviderModels
from agentls_schemas.vocabulary import Invocation, Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)
SECTIONS = claude_code.SECTIONS
"""Headings are the same whichever tool reads them."""

VOCABULARY = Vocabulary(
    FOLDER.table(lambda folder: data.tools(folder, SOURCES, "guide", "enforced")),
    mcp=MCP,
    models=ProviderModels(FOLDER, SOURCES, claude_code.MODELS),
    builtin_agents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("agents"))),
    invocation=Invocation(agent_tool="task"),
)

OPTIONS = frozenset({
    "cache", "reasoningEffort", "reasoning_effort", "reasoningSummary", "textVerbosity", "thinking", "budgetTokens",
    "effort", "include", "store", "topK", "top_k", "maxTokens", "max_tokens", "maxOutputTokens", "presencePenalty",
    "frequencyPenalty", "seed", "stopSequences",
})  # fmt: skip
"""Keys that are meant for the model: any key that is no field goes there."""
