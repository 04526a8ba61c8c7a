"""What a conversion loses, and how it is said."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple
from agentls_schemas.tools import Capability

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.text import Span
    from agentls_schemas.source import Source

BODY = "body"
"""What a loss of the text below the header is filed under."""


class LossKind(StrEnum):
    """How the new file differs, the worst first."""

    WIDENED = "widened"
    """It may do more."""
    DROPPED = "dropped"
    """Something is gone."""
    NARROWED = "narrowed"
    """It may do less."""
    APPROXIMATED = "approximated"
    """Something is said in another way that is not quite the same."""


class Loss(NamedTuple):
    """One difference between a file and what it is converted to."""

    kind: LossKind
    field: str
    """The key in the file that is converted, or ``BODY``."""
    span: Span
    """Where that stands, from the file's start."""
    why: str
    """A sentence without its end."""
    source: Source | None = None
    """How that is known, where a fact of one of the tools decides it."""


def ordered(losses: Iterable[Loss]) -> tuple[Loss, ...]:
    """Rights that widen first, then by kind and place; what is said twice once."""
    rank = {kind: number for number, kind in enumerate(LossKind)}
    return tuple(sorted(dict.fromkeys(losses), key=lambda loss: (rank[loss.kind], loss.span, loss.why)))


_DEEDS = {
    Capability.CREATE: "write files",
    Capability.EDIT: "edit files",
    Capability.DELETE: "delete files",
    Capability.EXECUTE: "run commands",
    Capability.FETCH: "read web pages",
    Capability.WEB_SEARCH: "search the web",
    Capability.DELEGATE: "start other agents",
    Capability.READ: "read files",
    Capability.SEARCH: "search in files",
    Capability.FIND: "find files by name",
    Capability.LIST: "list folders",
    Capability.SKILL: "load skills",
    Capability.ASK: "ask the user",
    Capability.CODE: "ask language servers",
    Capability.TODO: "keep a list of tasks",
    Capability.PLAN: "use a planning mode",
    Capability.REMEMBER: "keep notes between conversations",
}
"""What each capability is to do, the gravest first."""
_SHOWN = 4
_WRITES = frozenset({Capability.CREATE, Capability.EDIT})


def deeds(can: Iterable[Capability]) -> str:
    """What somebody can do, in words: ``edit files and run commands``."""
    left = set(can)
    if left >= _WRITES:
        left -= {Capability.CREATE, Capability.DELETE}
    words = [said for capability, said in _DEEDS.items() if capability in left]
    if len(words) > _SHOWN + 1:
        words = [*words[:_SHOWN], "more"]
    return join(words)


def join(words: list[str]) -> str:
    """Words as a sentence lists them."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def quote(words: Iterable[str]) -> str:
    """Names as a sentence lists them, the first few."""
    names = [f"`{word}`" for word in words]
    return join([*names[:_SHOWN], f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN + 1 else names)
