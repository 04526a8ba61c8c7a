"""``<example>`` blocks: in header values, where authors show when an agent is called, and in bodies.

A tag that prose merely mentions is no block. A tag is meant as one when it begins its line, when
a speaker's label follows it, or when its partner is meant as one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.syntax.nodes import Example, ExampleBlocks, Turn
from agentls.syntax.turns import BREAK, MARKER, Said, trim, turns
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from agentls.syntax.scalars import View

_TAG = lazy_pattern(r"<[ \t]*+(/?)[ \t]*+example(?:\s[^<>]*+)?>", re.IGNORECASE)
_LEAD = lazy_pattern(rf"{BREAK}({MARKER})\Z")
_LABEL_FOLLOWS = lazy_pattern(
    r"(?:\s|\\n)*+(?:[-*_]++[ \t]*+)?(?:context|user|assistant|commentary|agent)\**+:|(?:\s|\\n)*+<[a-z][\w-]*+>",
    re.IGNORECASE,
)
_AFTER_CLOSING = lazy_pattern(r"</[A-Za-z][\w-]*+\s*+>(?:\s|\\n)*\Z")
_HEADING = lazy_pattern(r"[\r\n]#{1,6}[ \t]")
_LOOK_BACK = 80


class _Tag(NamedTuple):
    start: int
    end: int
    closes: bool
    meant: bool
    """It is a block's tag by itself, not only through its partner."""


class _Block(NamedTuple):
    opening: _Tag
    closing: _Tag | None


class _Part(NamedTuple):
    """A block with what was found in it."""

    block: _Block
    nested: bool
    end: int
    said: list[Said]


def find_examples(view: View, entry_key: str | None = None) -> ExampleBlocks:
    """The examples in a header value; spans are those of the characters in the file."""
    return _examples(view.text, None, view.span, entry_key)


def find_body_examples(text: str, is_quoted: Callable[[int], bool] | None = None) -> ExampleBlocks:
    """The examples in a body; tags at offsets that are quoted (code and comments) are passed over."""
    return _examples(text, is_quoted, Span, None)


def _examples(
    text: str,
    is_quoted: Callable[[int], bool] | None,
    place: Callable[[int, int], Span],
    entry_key: str | None,
) -> ExampleBlocks:
    tags = [tag for m in _TAG.finditer(text) if (tag := _tag(text, m, is_quoted))]
    if not tags:
        return ExampleBlocks()
    blocks, strays = _pair(tags)
    parts = _read(text, blocks)
    return ExampleBlocks(
        tuple(_example(text, part, place, entry_key) for part in parts),
        tuple(place(tag.start, tag.end) for tag in strays),
    )


def _tag(text: str, match: re.Match[str], is_quoted: Callable[[int], bool] | None) -> _Tag | None:
    start, end = match.span()
    if (is_quoted and is_quoted(start)) or text[end - 2] == "/":
        return None
    closes = bool(match[1])
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before and before == after and before in "`\"'") or (after if closes else before) == "`":
        return None
    near = text[max(0, start - _LOOK_BACK) : start]
    follows = _AFTER_CLOSING.search(near) if closes else _LABEL_FOLLOWS.match(text, end)
    return _Tag(start, end, closes, bool(follows or _LEAD.search(near)))


def _pair(tags: list[_Tag]) -> tuple[list[_Block], list[_Tag]]:
    """Blocks in the order they open, and closings that close nothing."""
    opened: list[_Tag] = []
    mentioned: list[_Tag] = []
    blocks: list[_Block] = []
    strays: list[_Tag] = []
    for tag in tags:
        if not tag.closes:
            (opened if tag.meant else mentioned).append(tag)
        elif opened or (mentioned and tag.meant):
            blocks.append(_Block((opened or mentioned).pop(), tag))
            mentioned.clear()
        elif tag.meant:
            strays.append(tag)
        else:
            mentioned.clear()
    blocks += [_Block(tag, None) for tag in opened]
    return sorted(blocks), strays


def _read(text: str, blocks: list[_Block]) -> list[_Part]:
    """The turns of each block. What lies inside a nested one belongs to that one alone."""
    parts: list[_Part] = []
    edges = sorted([(b.opening.start, b) for b in blocks] + [(b.closing.start, b) for b in blocks if b.closing])
    stack: list[_Part] = []
    for number, (at, block) in enumerate(edges):
        following = edges[number + 1][0] if number + 1 < len(edges) else len(text)
        if at != block.opening.start:
            stack.pop()
            if stack and block.closing:
                stack[-1].said.extend(turns(text, block.closing.end, following))
            continue
        end = block.closing.end if block.closing else _unclosed_end(text, block.opening.end, following)
        part = _Part(block, bool(stack), end, turns(text, block.opening.end, min(end, following)))
        parts.append(part)
        if block.closing:
            stack.append(part)
    return parts


def _unclosed_end(text: str, start: int, end: int) -> int:
    """Where an example without a closing tag ends: before the next one or the next heading."""
    heading = _HEADING.search(text, start, end)
    return trim(text, start, heading.start() if heading else end)[1]


def _example(text: str, part: _Part, place: Callable[[int, int], Span], entry_key: str | None) -> Example:
    opening, closing = part.block
    empty = False
    if closing:
        start, end = trim(text, opening.end, closing.start)
        empty = start == end
    return Example(
        span=place(opening.start, part.end),
        opening=place(opening.start, opening.end),
        closing=place(closing.start, closing.end) if closing else None,
        turns=tuple(
            Turn(said.speaker, place(*said.label), place(*said.text), text[slice(*said.text)]) for said in part.said
        ),
        empty=empty,
        nested=part.nested,
        entry_key=entry_key,
    )
