"""What agent files may say: one declaration for each agent tool and kind of file."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from agentls_schemas import (
    agent_skills,
    agents_dir,
    agents_md,
    amazon_q,
    augment,
    claude_code,
    cline,
    codex,
    copilot,
    cursor,
    devin,
    factory,
    gemini_cli,
    junie,
    kilo,
    kiro,
    opencode,
    qoder,
    qwen_code,
    roo,
    trae,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls_schemas.kind import Dialect, Kind

DIALECTS: "tuple[Dialect, ...]" = (
    claude_code.DIALECT,
    codex.DIALECT,
    copilot.DIALECT,
    cursor.DIALECT,
    gemini_cli.DIALECT,
    kiro.DIALECT,
    devin.DIALECT,
    devin.WINDSURF,
    agent_skills.DIALECT,
    opencode.DIALECT,
    kilo.DIALECT,
    qoder.DIALECT,
    qwen_code.DIALECT,
    factory.DIALECT,
    junie.DIALECT,
    augment.DIALECT,
    cline.DIALECT,
    trae.DIALECT,
    amazon_q.DIALECT,
    roo.DIALECT,
    agents_dir.DIALECT,
    agents_md.DIALECT,
)

KINDS: "Mapping[str, Kind]" = MappingProxyType({kind.id: kind for dialect in DIALECTS for kind in dialect.kinds})
"""All kinds by id, in the order to try them."""
