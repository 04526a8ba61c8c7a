"""Tags around text such as ``<example>`` and ``</example>``: pairs of them, wherever text is said and not quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.syntax.nodes import Mapping, Scalar
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Node

NAME = r"[A-Za-z][\w.-]*"
"""What a tag may be called."""

_TAG = lazy_pattern(rf"<(?P<slash>/?)(?P<name>{NAME})(?:\s[^<>]*)?>(?<!/>)")


class Tag(NamedTuple):
    """A tag; places count from the file's start."""

    span: Span
    name: str
    name_span: Span
    closes: bool


class Pair(NamedTuple):
    """An opening tag and the one that closes it."""

    opening: Tag
    closing: Tag


def region_at(doc: Document, offset: int) -> Span | None:
    """The text around an offset in which tags can be pairs: the body, or a value of the header."""
    region = doc.region_at(offset)
    if region.is_body or doc.header is None:
        return region.span
    entry = next((e for e in doc.header.root.entries if e.value and e.value.span.holds(offset)), None)
    return _scalar_at(entry.value, offset) if entry and entry.value else None


def tags(doc: Document, region: Span) -> Iterator[Tag]:
    """The tags in a region as ``region_at`` gives it, in order."""
    content = doc.text.clean
    for found in _TAG.finditer(content, *region):
        place = doc.region_at(found.start())
        if not (doc.body.is_quoted(place.at) if place.is_body else _in_ticks(content, found)):
            yield Tag(Span(*found.span()), found["name"], Span(*found.span("name")), bool(found["slash"]))


def pairs(found: Iterator[Tag]) -> Iterator[Pair]:
    """The tags that belong together; those of other names in between may be unpaired, such as ``<file>``."""
    opened: dict[str, list[Tag]] = {}
    for tag in found:
        if not tag.closes:
            opened.setdefault(tag.name, []).append(tag)
        elif opened.get(tag.name):
            yield Pair(opened[tag.name].pop(), tag)


def _in_ticks(content: str, found: re.Match[str]) -> bool:
    return content[found.start() - 1] == "`" or content[found.end() : found.end() + 1] == "`"


def _scalar_at(node: Node, offset: int) -> Span | None:
    if isinstance(node, Scalar):
        return node.span
    inner = [e.value for e in node.entries if e.value] if isinstance(node, Mapping) else node.items
    return next((_scalar_at(each, offset) for each in inner if each.span.holds(offset)), None)
