"""What else in a file is the same as what stands at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.navigation import document_links
from agentls.ide.navigation.occurrences import occurrences_in
from agentls.ide.navigation.symbols import How, symbol_under
from agentls.semantics.examples import examples

if TYPE_CHECKING:
    from agentls.ide.navigation.symbols import World
    from agentls.lint.context import Context
    from agentls.text import Span


def find_highlights(ctx: Context, offset: int, world: World) -> list[tuple[Span, bool]]:
    """The places in the file that show the same, and whether it is given its name there.

    They are a name's places, the links to one file, or the tags of an example.
    """
    link = document_links.link_at(ctx, offset, world.is_file)
    if link:
        every = document_links.links(ctx, world.is_file)
        return [(each.span, False) for each in every if each.path == link.path]
    found = symbol_under(ctx, world.index, offset)
    if found:
        same = occurrences_in(ctx, world.index, found.sort, found.name)
        return [(use.span, use.how is How.DEFINITION) for use in same if use.span]
    return [(span, False) for span in _tags(ctx, offset)]


def _tags(ctx: Context, offset: int) -> list[Span]:
    for placed in examples(ctx.doc):
        closing = placed.example.closing
        if closing:
            pair = [placed.at(placed.example.opening), placed.at(closing)]
            if any(tag.holds(offset) for tag in pair):
                return pair
    return []
