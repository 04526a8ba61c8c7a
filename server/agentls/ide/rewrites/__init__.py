"""Rewrites: other ways to write the same, offered at the selection and made when they are chosen.

Each module has ``offers``, which is quick and makes nothing, and ``make``, which gives edits that are proven
by reading their outcome, or none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agentls.ide.rewrites import examples, forms, templates, tool_forms, wrapping
from agentls.ide.rewrites.choice import FIRST
from agentls.ide.values import Action, Later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.finding import Edit
    from agentls.lint.context import Context
    from agentls.text import Span

_MODULES: tuple[Any, ...] = (templates, examples, wrapping, forms, tool_forms)


def offers(ctx: Context, span: Span) -> Iterator[Action]:
    """The rewrites for a selection, each left for later."""
    for module in _MODULES:
        for choice in module.offers(ctx, span):
            name = f"{module.__name__.rpartition('.')[2]}.{choice.name}"
            yield Action(choice.title, choice.kind, preferred=choice.kind == FIRST, later=Later("rewrite", name, span))


def edits(ctx: Context, later: Later) -> tuple[Edit, ...]:
    """The edits of a rewrite; none where it cannot be made without changing something else."""
    wanted, _, name = later.name.partition(".")
    for module in _MODULES:
        if module.__name__.endswith(f".{wanted}"):
            made: tuple[Edit, ...] = module.make(ctx, name, later.span)
            return made
    return ()
