"""What the sources of completions share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls.project.index import Index


@dataclass(frozen=True)
class Request:
    """A request for completions."""

    ctx: Context
    offset: int
    index: Index | None = None
    """The names of the workspace."""

    @property
    def content(self) -> str:
        """The file's characters."""
        return self.ctx.doc.text.clean


def rank(group: int, number: int) -> str:
    """A sort key: groups first, then the order within the group."""
    return f"{group}{number:04}"
