"""The words of Codex: its models and agents, read when first needed. A role cannot choose tools."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from agentls_schemas import data
from agentls_schemas.model_lookup import ModelTable
from agentls_schemas.vocabulary import Invocation, Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)

WORDS = Vocabulary(
    models=ModelTable(FOLDER, SOURCES),
    builtin_agents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("agents"))),
    invocation=Invocation(subagent=True),
)
"""What role files speak of."""
