"""What agent files may say: one declaration for each agent tool and kind of file."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from agentls_schemas import agent_skills, claude_code, codex, copilot, cursor, gemini_cli, opencode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls_schemas.kind import Dialect, Kind

DIALECTS: "tuple[Dialect, ...]" = (
    claude_code.DIALECT,
    codex.DIALECT,
    copilot.DIALECT,
    cursor.DIALECT,
    gemini_cli.DIALECT,
    agent_skills.DIALECT,
    opencode.DIALECT,
)

KINDS: "Mapping[str, Kind]" = MappingProxyType({kind.id: kind for dialect in DIALECTS for kind in dialect.kinds})
"""All kinds by id, in the order to try them."""
