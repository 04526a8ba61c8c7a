"""Rewrites: other ways to write the same, offered at the selection and made when they are chosen.

Each module has ``offers``, which is quick and makes nothing, and ``make``, which gives edits that are proven
by reading their outcome, or none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from agentls.ide.refactor import examples, scalar_style, templates, tool_list_style, wrapping
from agentls.ide.refactor.choice import FIRST
from agentls.ide.results import Action, Later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agentls.finding import Edit
    from agentls.ide.refactor.choice import Choice
    from agentls.lint.context import Context
    from agentls.text import Span


class _Rewrite(Protocol):
    """What each module has."""

    def offers(self, ctx: Context, span: Span) -> Iterator[Choice]: ...

    def make(self, ctx: Context, name: str, span: Span) -> tuple[Edit, ...]: ...


_REWRITES: Mapping[str, _Rewrite] = {
    "templates": templates,
    "examples": examples,
    "wrapping": wrapping,
    "scalar_style": scalar_style,
    "tool_list_style": tool_list_style,
}


def offers(ctx: Context, span: Span) -> Iterator[Action]:
    """The rewrites for a selection, each left for later."""
    for rewrite, module in _REWRITES.items():
        for choice in module.offers(ctx, span):
            later = Later("rewrite", f"{rewrite}.{choice.name}", span)
            yield Action(choice.title, choice.kind, preferred=choice.kind == FIRST, later=later)


def edits(ctx: Context, later: Later) -> tuple[Edit, ...]:
    """The edits of a rewrite; none where it cannot be made without changing something else."""
    rewrite, _, name = later.name.partition(".")
    return _REWRITES[rewrite].make(ctx, name, later.span) if rewrite in _REWRITES else ()
