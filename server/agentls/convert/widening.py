"""What somebody may do with a converted file that he could not do before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.convert.cover import wider
from agentls.convert.losses import Loss, LossKind, deeds, quote
from agentls.convert.rights import CHANGES
from agentls_schemas.tools import Effect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.convert.rights import Right, Rights


def find_widened(before: Rights, after: Rights, tool: str) -> Iterator[Loss]:
    """The rights that a converted file has beyond those of its origin.

    Args:
        before: those of the origin.
        after: those of the converted file, as its own tool reads it.
        tool: that tool's name.
    """
    if before.is_free:
        return
    for why in (*_tools(before, after, tool), *_servers(before, after)):
        yield Loss(LossKind.WIDENED, *before.places[0], why)
    if before.rest is Effect.DENY and after.rest is not Effect.DENY:
        for place in before.places[1:]:
            taken = {c for right in before.each if right.place == place and not right.is_given for c in right.can}
            if taken & after.can:
                yield Loss(
                    LossKind.WIDENED, *place, f"{tool} does not keep it from that: it may {deeds(taken & after.can)}"
                )
    yield from _limits(before, after)


def _tools(before: Rights, after: Rights, tool: str) -> Iterator[str]:
    can = wider(before, after)
    if before.rest is Effect.DENY and after.rest is not Effect.DENY:
        tools = "every other tool too" if after.can & CHANGES else "every tool that changes nothing"
        known = f"{tools}: it may now {deeds(can)}" if can else "any tool that cannot be named, such as an MCP server's"
        yield f"{tool} gives it {known}"
    elif can:
        yield f"It may now {deeds(can)}"
    if before.rest is Effect.ASK and (after.rest is Effect.ALLOW or after.unasked):
        yield "Nothing asks for permission any more unless the session does"


def _servers(before: Rights, after: Rights) -> Iterator[str]:
    more = [name for name in sorted(after.servers) if not _covered(name, before.servers)]
    if more and before.rest is Effect.DENY and after.rest is Effect.DENY:
        yield f"It may now use {quote(more)} of an MCP server"
    again = [name for name in sorted(before.denied_servers) if not _covered(name, after.denied_servers)]
    if again and (after.rest is not Effect.DENY or any(_covered(name, after.servers) for name in again)):
        yield f"It may now use {quote(again)} of an MCP server"


def _limits(before: Rights, after: Rights) -> Iterator[Loss]:
    """Calls of tools that it had before, which now go through, or go through unasked."""
    whole, unasked = after.whole - before.whole, after.unasked - before.unasked
    for right in before.each:
        can = right.can & before.can
        if can & whole and right.patterns:
            yield Loss(LossKind.WIDENED, *right.place, _any_call(right))
        elif right.is_given and not right.is_unasked and can & unasked:
            why = f"Whether it is asked before it may {deeds(can & unasked)} is up to the session"
            yield Loss(LossKind.WIDENED, *right.place, why)


def _any_call(right: Right) -> str:
    named = quote(pattern for pattern, effect in right.patterns if effect is not right.effect)
    if right.effect is Effect.DENY:
        return f"It may {deeds(right.can)} of any kind, not only {named}: there are no patterns"
    return f"It may {deeds(right.can)} of any kind, {named} too: there are no patterns"


def _covered(name: str, names: frozenset[str]) -> bool:
    return any(name == each or (each.endswith("*") and name.startswith(each[:-1])) for each in names)
