"""The words of Cursor: the names of its models, read when first needed. An agent cannot choose tools."""

from __future__ import annotations

from pathlib import Path

from agentls_schemas import data
from agentls_schemas.model_lookup import ModelTable
from agentls_schemas.vocabulary import Invocation, Vocabulary

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)

AGENT_WORDS = Vocabulary(models=ModelTable(FOLDER, SOURCES), invocation=Invocation(subagent=True))
"""What agents of Cursor speak of."""
