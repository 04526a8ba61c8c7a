"""Entries in a third of the room, words in a tenth: those of ten thousand files wait to be asked."""

from __future__ import annotations

import sys
from struct import iter_unpack, pack
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.semantics.mentions import Mention, Where
from agentls.text import Span
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from agentls.project.entries import Entry

_SORTS = tuple(Sort)
_WHERES = tuple(Where)
_NUMBERS = "4I"
"""Of a mention: the places of its sort and of what it stands in among all, its start, its end."""


class Mentions(Struct, frozen=True, gc=False, eq=False):
    """Mentions without versions, made again whenever somebody goes through them."""

    names: tuple[str, ...]
    numbers: bytes

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[Mention]:
        for name, (sort, where, start, end) in zip(self.names, iter_unpack(_NUMBERS, self.numbers), strict=True):
            yield Mention(_SORTS[sort], name, Span(start, end), _WHERES[where])

    def __contains__(self, value: object) -> bool:
        return value in tuple(self)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Mentions):
            return self.numbers == other.numbers and self.names == other.names
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        return hash(tuple(self))


def compact(entry: Entry) -> Entry:
    """The same entry in less room."""
    return entry._replace(
        kind=sys.intern(entry.kind),
        home=sys.intern(entry.home),
        folder=sys.intern(entry.folder),
        mentions=compact_mentions(entry.mentions),
        links=compact_mentions(entry.links),
        calls=compact_mentions(entry.calls),
    )


def compact_mentions(mentions: Collection[Mention]) -> Collection[Mention]:
    """The same mentions in less room, where there are any and none has a version beside it."""
    if not mentions or isinstance(mentions, Mentions) or any(each.version for each in mentions):
        return mentions
    # Files mention the same names.
    names = tuple(sys.intern(each.name) for each in mentions)
    numbers = (pack(_NUMBERS, _SORTS.index(each.sort), _WHERES.index(each.where), *each.span) for each in mentions)
    return Mentions(names, b"".join(numbers))


def compact_words(words: Iterable[str]) -> bytes:
    """Four bytes for each word, others in each run."""
    return b"".join(map(_four_bytes, words))


def may_hold(compacted: bytes, word: str) -> bool:
    """Whether a word is among some, or seems to be: the bytes of others may be the same."""
    return _four_bytes(word) in compacted


def _four_bytes(word: str) -> bytes:
    return (hash(word) & 0xFFFF_FFFF).to_bytes(4, "big")
