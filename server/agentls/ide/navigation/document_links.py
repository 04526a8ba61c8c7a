"""Where a file leads: Markdown links, ``@path``, and bare paths to files that are there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.project.bounds import find_home
from agentls.semantics.imports import target
from agentls.semantics.mentions import Mention, Where
from agentls.semantics.paths import leads
from agentls.text import BOM, LINE_END, Span, overlaps_any
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agentls.lint.context import Context
    from agentls.project.entries import Entry
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Fence, Heading

IsFile = Callable[[PurePath], bool]
"""Whether a path is a file's."""


class LinkAt(NamedTuple):
    """A path in a text, and the file it leads to."""

    span: Span
    """The characters of the path with its anchor, from the file's start."""
    path: str
    """The file's absolute path, parts divided by ``/``."""
    anchor: str
    """What follows ``#``, decoded; empty for none."""


# Looked for from its end: what stands before a suffix is read backwards.
_SUFFIX = lazy_pattern(r"\.[A-Za-z]\w{0,4}(?![\w/(-]|\.\w)")
_STEM = lazy_pattern(r"[\w./-]*")
_LONGEST = 200
"""Characters of a bare path at most."""
_BEFORE = frozenset("@~$:([#{")
"""What stands before characters that are no bare path."""
_ELSEWHERE = lazy_pattern(r"[a-z][a-z0-9+.-]+:|[/\\~?]", re.I)
_NOT_IN_ANCHOR = lazy_pattern(r"[^\w\- ]")
_PREVIEW = 6
"""Lines shown of a target."""
_GLANCE = 4000
"""Characters looked at for them."""
_CODE = lazy_pattern(r"\s*(?:```|~~~)")
_ORNAMENT = lazy_pattern(r"\s*(?:<|!\[|\[!\[)")
"""Lines that only look nice where they are: HTML, images, badges."""


def links(ctx: Context, is_file: IsFile) -> list[LinkAt]:
    """The paths in a file that lead to a file, in order; those that lead nowhere are left out."""
    way = _Way(ctx, is_file)
    return [link for place in _places(ctx, Span(0, len(ctx.doc.text))) if (link := way.link(place))]


def link_at(ctx: Context, offset: int, is_file: IsFile) -> LinkAt | None:
    """The link at an offset; None where there is none or it leads nowhere."""
    text = ctx.doc.text
    line = text.line_span(text.line_at(offset))
    place = next((place for place in _places(ctx, line) if place.span.holds(offset)), None)
    return _Way(ctx, is_file).link(place) if place else None


def leading_to(entry: Entry, path: str, is_file: IsFile) -> Iterator[Span]:
    """The links of a file in the index that lead to the file at ``path``."""
    name = PurePath(path).name
    for link in entry.links:
        if link.name.rpartition("/")[2] == name and _way_of(is_file, entry.real or entry.path, link) == path:
            yield link.span


def anchors_of(doc: Document) -> dict[str, Span]:
    """The titles of headings by the anchors that name them, from the file's start.

    Anchors are made as GitHub makes them: in lower case, blanks as hyphens, other marks left out, and a number
    behind all but the first of headings that are alike.
    """
    seen: dict[str, int] = {}
    found: dict[str, Span] = {}
    for heading in doc.body.headings:
        slug = _slug(heading)
        count = seen[slug] = seen.get(slug, -1) + 1
        found.setdefault(f"{slug}-{count}" if count else slug, heading.title_span)
    return {anchor: doc.in_file(span) for anchor, span in found.items()}


def heading_of(doc: Document, anchor: str) -> Span | None:
    """The title of the heading an anchor names, from the file's start; None where there is none."""
    return anchors_of(doc).get(anchor.lower())


def place_of(doc: Document, anchor: str) -> Span:
    """Where an anchor leads: its heading's title, or the file's start."""
    return (heading_of(doc, anchor) if anchor else None) or Span(0, 0)


def preview(doc: Document, anchor: str = "") -> str:
    """The first lines of what a link leads to: of the section it names, or of the body."""
    at = heading_of(doc, anchor) if anchor else None
    start = doc.text.line_span(doc.text.line_at(at.start)).start if at else doc.body_span.start
    shown: list[str] = []
    for line in LINE_END.split(doc.text.clean[start : start + _GLANCE].lstrip(BOM)):
        if _CODE.match(line) or sum(map(bool, shown)) == _PREVIEW:
            break
        if not _ORNAMENT.match(line) and (line.strip() or (shown and shown[-1])):
            shown.append(line.rstrip())
    return "\n".join(shown).strip()


def _places(ctx: Context, within: Span) -> list[Mention]:
    """The places of paths in a part of the file: those of links, and what may be a path outside code blocks."""
    found = [link for link in ctx.entry.links if link.span.touches(within)]
    taken = sorted(link.span for link in found)
    start, end = ctx.doc.region_at(within.start), ctx.doc.region_at(within.end)
    for span in _bare(ctx.body.text, Span(start.at if start.is_body else 0, end.at)) if end.is_body else ():
        place = ctx.doc.in_file(span)
        if not overlaps_any(taken, place) and not _is_code(ctx.body.fences, span.start):
            found.append(Mention(Sort.FILE, span.of(ctx.body.text), place, Where.LINK))
    return sorted(found, key=lambda place: place.span)


def _is_code(fences: Sequence[Fence], at: int) -> bool:
    before = bisect_right(fences, at, key=lambda fence: fence.span.start) - 1
    return before >= 0 and at < fences[before].span.end


def _bare(text: str, within: Span) -> Iterator[Span]:
    for suffix in _SUFFIX.finditer(text, max(0, within.start), max(0, within.end)):
        before = text[max(0, suffix.start() - _LONGEST) : suffix.start()]
        stem = _STEM.match(before[::-1])
        start = suffix.start() - (stem.end() if stem else 0)
        if start < suffix.start() and text[start - 1 : start] not in _BEFORE:
            yield Span(start, suffix.end())


class _Way(Struct, frozen=True, dict=True):
    """Where the paths of one file lead."""

    ctx: Context
    is_file: IsFile

    @cached_property
    def anchors(self) -> dict[str, Span]:
        """Those of the file itself."""
        return anchors_of(self.ctx.doc)

    def link(self, place: Mention) -> LinkAt | None:
        """The link at the place of a path; None where it leads nowhere."""
        anchor = unquote(place.span.of(self.ctx.doc.text.clean).partition("#")[2])
        own = self.ctx.path.as_posix() if self.ctx.path else None
        if own is None:
            return None
        here = own if not place.name and anchor.lower() in self.anchors else None
        path = _way_of(self.is_file, self.ctx.real or own, place) if place.name else here
        return LinkAt(place.span, path, anchor) if path else None


def _way_of(is_file: IsFile, file: str, place: Mention) -> str | None:
    """The file that a path leads to; an import counts from its file's own folder alone."""
    if place.where is not Where.IMPORT:
        return _found(is_file, file, place.name)
    path = target(file, place.name, find_home())
    return path if is_file(PurePath(path)) else None


def _found(is_file: IsFile, path: str, name: str) -> str | None:
    """The file of a name: beside the file at ``path``, or else in the nearest folder above that has one."""
    if _ELSEWHERE.match(name) or "\0" in name:
        return None
    found = leads(path, name, lambda place: is_file(PurePath(place)))
    return found.to if found else None


def _slug(heading: Heading) -> str:
    return _NOT_IN_ANCHOR.sub("", heading.title.strip().lower()).replace(" ", "-")
