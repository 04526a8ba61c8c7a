"""What is asked of all kinds of files at once, so that none of them has to be loaded for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from agentls.format import Layout
    from agentls_schemas.identity import Identity
    from agentls_schemas.mcp import Mcp
    from agentls_schemas.place import Place


class Outline(Struct, frozen=True, eq=False):
    """A kind, as far as it is known before it is loaded; what each part means stands with ``Kind``."""

    id: str
    title: str
    module: str
    """Which of ``MODULES`` declares it."""
    tool: str
    """The name of its agent tool."""
    place: Place
    identity: Identity
    layout: Layout
    mcp: Mcp | None = None
    before_agent: tuple[str, ...] = ()
    deep: bool = False

    @property
    def dialect(self) -> str:
        """The id of the agent tool, or of the standard, that it is declared with."""
        return self.id.partition("/")[0]
