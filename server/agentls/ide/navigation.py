"""Where to go from a place: definitions, references, and what else in the file is the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple

from agentls.ide import links
from agentls.ide.names import How, Subject, Use, subject, uses, uses_in
from agentls.ide.reach import meant, prefix
from agentls.project import places
from agentls.semantics.examples import examples
from agentls.syntax import parse
from agentls.text import Span
from agentls_schemas.types import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from agentls.ide.names import Files
    from agentls.lint.context import Context
    from agentls.project.entries import Entry
    from agentls.project.index import Defined, Index


_TOOL = re.compile(r"__[\w*-]+")
"""What follows an MCP server's name in the name of its tool."""


class Target(NamedTuple):
    """A place to go to."""

    path: str
    span: Span
    """The name there; empty at the file's start where the file's or folder's name is it."""
    whole: Span
    """All that is defined there: the header, or the name alone."""


@dataclass(frozen=True, slots=True)
class World:
    """What is known beside the file at hand."""

    index: Index
    files: Files
    is_file: links.IsFile
    """Whether a path is a file's."""
    uri_of: Callable[[str], str] = places.uri_of
    """The URI of a path, as the editor writes it."""


def definitions(ctx: Context, offset: int, world: World) -> tuple[Span, list[Target]] | None:
    """The name or path at an offset, and where it leads; of a name with several owners the nearest comes first."""
    link = links.link_at(ctx, offset, world.is_file)
    if link:
        return link.span, [_file(link, world)]
    found = at(ctx, world.index, offset)
    if found is None or found.sort is Sort.FILE:
        return None
    targets = [_target(each, world) for each in owners(ctx, found, world.index)]
    return (found.span, targets) if targets else None


def references(ctx: Context, offset: int, world: World, *, declaration: bool) -> list[Use]:
    """The places where the name at an offset stands, or of a path the links that lead to the same file.

    Args:
        ctx: the file.
        offset: the cursor, in code points.
        world: the other files.
        declaration: whether the places that define the name are wanted too.
    """
    link = links.link_at(ctx, offset, world.is_file)
    if link:
        return sorted(_links_to(link.path, ctx, world))
    found = at(ctx, world.index, offset)
    if found is None:
        return []
    every = referring(found.sort, found.name, means(ctx, found, world.index), world.index, world.files)
    return [use for use in every if declaration or use.how is not How.DEFINITION]


def referring(sort: Sort, name: str, paths: Collection[str], index: Index, files: Files) -> Iterator[Use]:
    """The uses of a name that may mean what one of the files at ``paths`` defines."""
    defined = index.defined(sort, name)
    several = len(defined) > 1 and sort is not Sort.SERVER
    for path, group in groupby(uses(index, sort, name, files), key=lambda use: use.path):
        text = files.text_at(path) if several else None
        for use in group:
            plugin = prefix(text.clean, use.span.start) if text and use.span else ""
            if not several or any(each.entry.path in paths for each in meant(defined, path, plugin)):
                yield use


def means(ctx: Context, found: Subject, index: Index) -> list[str]:
    """The files that define what a name in a file means; several where nothing tells them apart."""
    path = ctx.path.as_posix() if ctx.path else ""
    plugin = prefix(ctx.doc.text.clean, found.span.start)
    return [each.entry.path for each in meant(index.defined(found.sort, found.name), path, plugin)]


def alike(ctx: Context, offset: int, world: World) -> list[tuple[Span, bool]]:
    """The places in the file that show the same, and whether it is given its name there.

    They are a name's places, the links to one file, or the tags of an example.
    """
    link = links.link_at(ctx, offset, world.is_file)
    if link:
        every = links.links(ctx, world.is_file)
        return [(each.span, False) for each in every if each.path == link.path]
    found = at(ctx, world.index, offset)
    if found:
        same = uses_in(ctx, world.index, found.sort, found.name)
        return [(use.span, use.how is How.DEFINITION) for use in same if use.span]
    return [(span, False) for span in _tags(ctx, offset)]


def at(ctx: Context, index: Index, offset: int) -> Subject | None:
    """The name at an offset; of a tool of an MCP server that server; above a file's fields the file's own name."""
    found = subject(ctx, index, offset)
    if found:
        return found
    for each in ctx.entry.mentions:
        tool = _TOOL.match(ctx.doc.text.clean, each.span.end) if each.sort is Sort.SERVER else None
        if tool and each.span.end <= offset <= tool.end():
            return Subject(each.sort, each.name, each.span, How.MENTION)
    own, header = ctx.entry.own, ctx.doc.header
    if own and own.span is None and header and header.opening.holds(offset):
        return Subject(own.sort, own.name, header.opening, How.DEFINITION)
    return None


def owners(ctx: Context, found: Subject, index: Index) -> list[Defined]:
    """The definitions of a name in a file: those it means, then those with the most folders in common."""
    return nearest(index, found.sort, found.name, ctx.entry, prefix(ctx.doc.text.clean, found.span.start))


def nearest(index: Index, sort: Sort, name: str, entry: Entry, plugin: str = "") -> list[Defined]:
    """The definitions of a name as a file sees them, behind a plugin's name or by itself."""
    found = index.defined(sort, name)
    if sort is Sort.SERVER:
        # Those that another agent sets up for itself are not there for this one.
        found = [each for each in found if not each.entry.kind or each.entry.path == entry.path]
    first = {each.entry.path for each in meant(found, entry.path, plugin)}
    return sorted(found, key=lambda e: (e.entry.path not in first, -_common(e.entry.path, entry.path)))


def _common(path: str, other: str) -> int:
    pairs = zip(path.split("/"), other.split("/"), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _file(link: links.LinkAt, world: World) -> Target:
    text = world.files.text_at(link.path) if link.anchor else None
    span = links.place_of(parse(text), link.anchor) if text else Span(0, 0)
    return Target(link.path, span, span)


def _target(found: Defined, world: World) -> Target:
    ctx = world.files.context_at(found.entry.path)
    own = ctx.entry.own if ctx else None
    # The file may have changed since it was last looked at.
    span = own.span if own and own.sort is found.definition.sort else found.definition.span
    span = span or Span(0, 0)
    header = ctx.doc.header if ctx else None
    whole = Span(header.opening.start, (header.closing or header.content).end) if header else span
    return Target(found.entry.path, span, whole if whole.contains(span) else span)


def _links_to(path: str, ctx: Context, world: World) -> Iterator[Use]:
    here = ctx.path.as_posix() if ctx.path else ""
    for link in links.links(ctx, world.is_file):
        if link.path == path:
            yield Use(here, link.span, How.LINK)
    for entry in world.index.linking(path.rpartition("/")[2]):
        if entry.path != here:
            yield from (Use(entry.path, span, How.LINK) for span in links.leading_to(entry, path, world.is_file))


def _tags(ctx: Context, offset: int) -> list[Span]:
    for placed in examples(ctx.doc):
        closing = placed.example.closing
        if closing:
            pair = [placed.at(placed.example.opening), placed.at(closing)]
            if any(tag.holds(offset) for tag in pair):
                return pair
    return []
