"""The places that mean the same as the name or path at a place."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from agentls.ide.navigation import document_links
from agentls.ide.navigation.occurrences import Occurrence, find_occurrences
from agentls.ide.navigation.symbols import How, prefix, resolve, symbol_under
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from agentls.ide.navigation.symbols import Files, Symbol, World
    from agentls.lint.context import Context
    from agentls.project.index import Index


def find_references(ctx: Context, offset: int, world: World, *, declaration: bool) -> list[Occurrence]:
    """The places where the name at an offset stands, or of a path the links that lead to the same file.

    Args:
        ctx: the file.
        offset: the cursor, in code points.
        world: the other files.
        declaration: whether the places that define the name are wanted too.
    """
    link = document_links.link_at(ctx, offset, world.is_file)
    if link:
        return sorted(_links_to(link.path, ctx, world))
    found = symbol_under(ctx, world.index, offset)
    if found is None:
        return []
    every = referring(found.sort, found.name, defined_paths(ctx, found, world.index), world.index, world.files)
    return [use for use in every if declaration or use.how is not How.DEFINITION]


def referring(sort: Sort, name: str, paths: Collection[str], index: Index, files: Files) -> Iterator[Occurrence]:
    """The occurrences of a name that may mean what one of the files at ``paths`` defines."""
    defined = index.defined(sort, name)
    several = len(defined) > 1 and sort is not Sort.SERVER
    for path, group in groupby(find_occurrences(index, sort, name, files), key=lambda use: use.path):
        text = files.text_at(path) if several else None
        for use in group:
            plugin = prefix(text.clean, use.span.start) if text and use.span else ""
            if not several or any(each.entry.path in paths for each in resolve(defined, path, plugin)):
                yield use


def defined_paths(ctx: Context, found: Symbol, index: Index) -> list[str]:
    """The files that define what a name in a file means; several where nothing tells them apart."""
    path = ctx.path.as_posix() if ctx.path else ""
    plugin = prefix(ctx.doc.text.clean, found.span.start)
    return [each.entry.path for each in resolve(index.defined(found.sort, found.name), path, plugin)]


def _links_to(path: str, ctx: Context, world: World) -> Iterator[Occurrence]:
    here = ctx.path.as_posix() if ctx.path else ""
    for link in document_links.links(ctx, world.is_file):
        if link.path == path:
            yield Occurrence(here, link.span, How.LINK)
    for entry in world.index.linking(path.rpartition("/")[2]):
        if entry.path != here:
            yield from (
                Occurrence(entry.path, span, How.LINK) for span in document_links.leading_to(entry, path, world.is_file)
            )
