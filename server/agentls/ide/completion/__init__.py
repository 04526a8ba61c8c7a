"""What could be written at the cursor."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from msgspec.structs import replace

from agentls.format import ITEM
from agentls.ide.completion.body import text
from agentls.ide.completion.keys import first_entry, header, keys, list_start
from agentls.ide.completion.request import Request
from agentls.ide.completion.values import values
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.cursor_places import HeaderPlace, StartPlace, TextPlace
from agentls.text import Span
from agentls_schemas.field_types import shape_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from agentls.ide.results import Completion
    from agentls.lint.context import Context
    from agentls.project.filesystem import Item, Unreadable
    from agentls.project.index import Index

_HEADER_ONLY = frozenset(' \n-,(["')
"""Characters that ask for completion in a header; in running text they are just typed."""
_HEADING = lazy_pattern(r"#{1,6} ")

_log = logging.getLogger(__name__)


def complete(
    ctx: Context,
    offset: int,
    index: Index | None = None,
    list_folder: Callable[[str], list[Item] | Unreadable] | None = None,
    typed: str = "",
) -> list[Completion]:
    """The completions at an offset of the file, in the order to show them.

    Args:
        ctx: the file.
        offset: the cursor, in code points.
        index: the names of the workspace that the file can mention.
        list_folder: what stands in a folder; None where nobody may look.
        typed: the character that asks; empty where somebody does. In running text most are just typed.
    """
    request = Request(ctx, offset, index, list_folder)
    try:
        if typed in _HEADER_ONLY and _is_prose(request):
            return []
        return sorted(_in_line(request, _offers(request)), key=lambda offer: offer.sort)
    except Exception:
        # Completion is asked for at every keystroke; an error message there is worse than no answer.
        _log.exception("completion failed on %s", ctx.path or "unnamed text")
        return []


def _is_prose(request: Request) -> bool:
    """Whether the cursor is in running text, and not behind the marks of a heading."""
    place = request.ctx.doc.cursor_context(request.offset)
    if not isinstance(place, TextPlace):
        return place is None
    return not _HEADING.fullmatch(request.content, place.line.start, max(request.offset, place.line.start))


def _in_line(request: Request, offers: Iterator[Completion]) -> Iterator[Completion]:
    """The offers, each to replace characters of the cursor's line only: more than that no editor takes."""
    text = request.ctx.doc.text
    line = text.line_span(text.line_at(request.offset))
    for offer in offers:
        end = min(offer.replace.end, max(line.end, request.offset))
        inside = Span(max(offer.replace.start, line.start), end)
        yield offer if inside == offer.replace else replace(offer, replace=inside)


def _offers(request: Request) -> Iterator[Completion]:
    place = request.ctx.doc.cursor_context(request.offset)
    if isinstance(place, HeaderPlace):
        yield from _in_header(request, place)
    elif isinstance(place, TextPlace):
        yield from text(request, place)
    elif isinstance(place, StartPlace):
        yield from header(request, place)


def _in_header(request: Request, place: HeaderPlace) -> Iterator[Completion]:
    shape = shape_at(request.ctx.kind, place.path, place.siblings)
    if shape is None:
        return
    if place.word is not None and shape.keys:
        yield from keys(request, place, shape)
    elif place.word is not None and request.ctx.doc.format.language != "YAML":
        # Only in YAML can a value begin where a key can.
        yield from first_entry(place, shape)
    elif place.own_line and place.path and place.path[-1] != ITEM and shape.starter:
        yield from list_start(request, place, shape)
    else:
        yield from values(request, place, shape)
