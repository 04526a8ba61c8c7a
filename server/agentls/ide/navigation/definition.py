"""Where a name or a path leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from agentls.ide.navigation import document_links
from agentls.ide.navigation.occurrences import How, Symbol, symbol_at
from agentls.ide.navigation.resolve import prefix, resolve
from agentls.project import uris
from agentls.project.documents import document_at
from agentls.text import Span
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Callable

    from agentls.ide.navigation.occurrences import Files
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
    is_file: document_links.IsFile
    """Whether a path is a file's."""
    uri_of: Callable[[str], str] = uris.uri_of
    """The URI of a path, as the editor writes it."""


def find_definitions(ctx: Context, offset: int, world: World) -> tuple[Span, list[Target]] | None:
    """The name or path at an offset, and where it leads; of a name with several owners the nearest comes first."""
    link = document_links.link_at(ctx, offset, world.is_file)
    if link:
        return link.span, [_file(link, world)]
    found = symbol_under(ctx, world.index, offset)
    if found is None or found.sort is Sort.FILE:
        return None
    targets = [_target(each, world) for each in owners(ctx, found, world.index)]
    return (found.span, targets) if targets else None


def symbol_under(ctx: Context, index: Index, offset: int) -> Symbol | None:
    """The name at an offset; of a tool of an MCP server that server; above a file's fields the file's own name."""
    found = symbol_at(ctx, index, offset)
    if found:
        return found
    for each in ctx.entry.mentions:
        tool = _TOOL.match(ctx.doc.text.clean, each.span.end) if each.sort is Sort.SERVER else None
        if tool and each.span.end <= offset <= tool.end():
            return Symbol(each.sort, each.name, each.span, How.MENTION)
    own, header = ctx.entry.own, ctx.doc.header
    if own and own.span is None and header and header.opening.holds(offset):
        return Symbol(own.sort, own.name, header.opening, How.DEFINITION)
    return None


def owners(ctx: Context, found: Symbol, index: Index) -> list[Defined]:
    """The definitions of a name in a file: those it means, then those with the most folders in common."""
    return nearest(index, found.sort, found.name, ctx.entry, prefix(ctx.doc.text.clean, found.span.start))


def nearest(index: Index, sort: Sort, name: str, entry: Entry, plugin: str = "") -> list[Defined]:
    """The definitions of a name as a file sees them, behind a plugin's name or by itself."""
    found = index.defined(sort, name)
    if sort is Sort.SERVER:
        # Those that another agent sets up for itself are not there for this one.
        found = [each for each in found if not each.entry.kind or each.entry.path == entry.path]
    first = {each.entry.path for each in resolve(found, entry.path, plugin)}
    return sorted(found, key=lambda e: (e.entry.path not in first, -_common(e.entry.path, entry.path)))


def _common(path: str, other: str) -> int:
    pairs = zip(path.split("/"), other.split("/"), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _file(link: document_links.LinkAt, world: World) -> Target:
    text = world.files.text_at(link.path) if link.anchor else None
    span = document_links.place_of(document_at(link.path, text), link.anchor) if text else Span(0, 0)
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
