"""What the sources of completions share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agentls.lint.context import Context


@dataclass(frozen=True)
class Request:
    """A request for completions."""

    ctx: Context
    offset: int
    agents: Mapping[str, str] = field(default_factory=dict)
    """Agents that can be started, by name, with what they do."""

    @property
    def content(self) -> str:
        """The file's characters."""
        return self.ctx.doc.text.clean


def rank(group: int, number: int) -> str:
    """A sort key: groups first, then the order within the group."""
    return f"{group}{number:04}"
