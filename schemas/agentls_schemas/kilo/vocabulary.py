"""The words of Kilo: those of OpenCode 1, with agents of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from msgspec.structs import replace

from agentls_schemas import data
from agentls_schemas.opencode import vocabulary as opencode

FOLDER = data.Folder(Path(__file__).parent)
SOURCES = FOLDER.table(data.sources)

WORDS = replace(
    opencode.VOCABULARY,
    builtin_agents=FOLDER.table(lambda folder: cast("Mapping[str, str]", folder.read("agents"))),
)
"""What files of Kilo speak of."""
