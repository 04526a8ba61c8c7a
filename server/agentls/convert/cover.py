"""Which tools of another agent tool do the work of some tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.convert.rights import LOOKS, NONE
from agentls.named_tuple import NamedTuple
from agentls_schemas.tools import Capability, Effect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agentls.convert.rights import Right, Rights
    from agentls_schemas.tools import Tool


class Cover(NamedTuple):
    """Tools that do the work of another."""

    tools: tuple[Tool, ...]
    missing: frozenset[Capability]
    """What none of them can do."""


def find_cover(right: Right, rights: Rights, tools: Sequence[Tool]) -> Cover:
    """The fewest tools that can do what a right gives, and as little else as can be.

    Args:
        right: what is given.
        rights: all of the file's rights: a tool that can do more of what the file may do is no wider.
        tools: those to choose from; of several that fit as well, the first is taken.
    """
    same = next((tool for tool in tools if tool.name == right.name and tool.can >= right.can), None)
    if same:
        return Cover((same,), NONE)
    found: list[Tool] = []
    missing = set[Capability]()
    for capability in sorted(right.can - _implied(rights), key=list(Capability).index):
        if any(capability in tool.can for tool in found):
            continue
        fits = [tool for tool in tools if capability in tool.can]
        if fits:
            found.append(min(fits, key=lambda tool: (len(tool.can - rights.can - _implied(rights)), len(tool.can))))
        else:
            missing.add(capability)
    return Cover(tuple(dict.fromkeys(found)), frozenset(missing))


def _implied(rights: Rights) -> frozenset[Capability]:
    """What comes by itself: who looks into files learns what a folder holds, who runs commands can delete."""
    listing = frozenset({Capability.LIST}) if rights.can & LOOKS else NONE
    return listing | {Capability.DELETE} if Capability.EXECUTE in rights.can else listing


def wider(before: Rights, after: Rights) -> frozenset[Capability]:
    """What somebody can do with the rights that he could not do before."""
    if before.rest is not Effect.DENY:
        # All else is given, whatever it is there.
        return after.can & before.denied - before.can
    return after.can - before.can - _implied(before)
