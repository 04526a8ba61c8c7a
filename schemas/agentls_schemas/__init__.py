"""What agent files may say: one declaration for each agent tool and kind of file.

Where files of all kinds lie is known at once (``OUTLINES``); what a tool's may say is loaded with the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, overload

from agentls_schemas.outlines import OUTLINES as OUTLINES

if TYPE_CHECKING:
    from agentls_schemas.kind import Dialect, Kind

MODULES = (
    "claude_code",
    "codex",
    "copilot",
    "cursor",
    "gemini_cli",
    "kiro",
    "devin",
    "agent_skills",
    "opencode",
    "kilo",
    "qoder",
    "qwen_code",
    "factory",
    "junie",
    "augment",
    "cline",
    "trae",
    "amazon_q",
    "roo",
    "agents_dir",
    "agents_md",
)
"""Where the tools are declared, in the order to try their kinds."""


def dialects_in(module: str) -> tuple[Dialect, ...]:
    """The dialects that one of ``MODULES`` declares."""
    from agentls_schemas.kind import Dialect

    return tuple(each for each in vars(import_module(f"{__name__}.{module}")).values() if isinstance(each, Dialect))


@cache
def _kind(kind: str) -> Kind:
    dialects = dialects_in(OUTLINES[kind].module)
    return next(each for dialect in dialects for each in dialect.kinds if each.id == kind)


class _Dialects(Sequence["Dialect"]):
    @overload
    def __getitem__(self, index: int) -> Dialect: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Dialect]: ...
    def __getitem__(self, index: int | slice) -> Dialect | Sequence[Dialect]:
        return tuple(each for module in MODULES for each in dialects_in(module))[index]

    def __len__(self) -> int:
        return len(self[:])


class _Kinds(Mapping[str, "Kind"]):
    def __getitem__(self, kind: str) -> Kind:
        return _kind(kind)

    def __contains__(self, kind: object) -> bool:
        return kind in OUTLINES

    def __iter__(self) -> Iterator[str]:
        return iter(OUTLINES)

    def __len__(self) -> int:
        return len(OUTLINES)


DIALECTS: Sequence[Dialect] = _Dialects()
"""All of them; to look at one loads them all."""
KINDS: Mapping[str, Kind] = _Kinds()
"""All kinds by id, in the order to try them; one is loaded with those of its tool when it is looked at."""
