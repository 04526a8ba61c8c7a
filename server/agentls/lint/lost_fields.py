"""What is lost of a header that its tool ends early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lint.verdict import judge
from agentls.semantics.loading import State
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls_schemas.fields import Field


def losses(ctx: Context) -> str:
    """What is lost, as the end of a sentence that says where the tool ends the header; empty for nothing."""
    if ctx.loaded.state is State.BROKEN:
        return f" and {judge(ctx, Condition.BROKEN_YAML).verb}"
    said = list(_lost(ctx))
    return f": {', '.join(said)}" if said else ""


def _lost(ctx: Context) -> Iterator[str]:
    end = ctx.loaded.end
    entries = ctx.fields
    text = ctx.header.text
    if cut := [f for e, f in entries if e.span.start < end and text[end : e.span.end].strip("- \t")]:
        yield f"{_listed(cut)} is cut"
    if lost := [field for entry, field in entries if entry.span.start >= end]:
        yield f"{_listed(lost)} {'is' if len(lost) == 1 else 'are'} lost"
        yield from (f"so the agent has {field.fact.if_omitted}" for field in lost if field.fact.if_omitted)
        for field in lost:
            if field.required and (judged := judge(ctx, Condition.MISSING_FIELD, field.key)).is_loss:
                yield f"and it {judged.verb}"
                return


def _listed(fields: list[Field]) -> str:
    shown = [f"`{field.key}`" for field in fields]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
