"""Where a name or a path leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.navigation import document_links
from agentls.ide.navigation.symbols import owners, symbol_under
from agentls.named_tuple import NamedTuple
from agentls.project.documents import document_at
from agentls.text import Span
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from agentls.ide.navigation.symbols import World
    from agentls.lint.context import Context
    from agentls.project.index import Defined


class Target(NamedTuple):
    """A place to go to."""

    path: str
    span: Span
    """The name there; empty at the file's start where the file's or folder's name is it."""
    whole: Span
    """All that is defined there: the header, or the name alone."""


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
