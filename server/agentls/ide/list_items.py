"""The items of a value as far as it is written: ``Read, Gr``, ``[Read, "Gr``, one per line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.lazy_pattern import lazy_pattern
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = lazy_pattern(r"\"[^\"\r\n]*\"?|'[^'\r\n]*'?|\([^)\r\n]*\)?|[\s\S]")
_IN_QUOTES = lazy_pattern(r"\([^)\r\n]*\)?|[\s\S]")
_COMMENT = lazy_pattern(r"[ \t]#[^\r\n]*")
_NAME = lazy_pattern(r"[^\s,()\[\]{}\"']*")


class Items(Struct, frozen=True):
    """What a value lists, and which part of it the cursor is in."""

    texts: tuple[str, ...]
    """The other items, quotes left out."""
    item: Span
    """The item at the cursor, blanks and quotes left out; the cursor itself where none is written."""
    quoted: bool = False
    """It stands in quotes."""
    flow: bool = False
    """The list is written ``[a, b]``."""

    def name(self, content: str, offset: int) -> Span:
        """The word of the item at the cursor, without parentheses."""
        start = max(content.rfind(blank, self.item.start, offset) for blank in " \t\n") + 1
        start = max(start, self.item.start)
        found = _NAME.match(content, start, self.item.end)
        return Span(start, max(found.end() if found else offset, offset))

    def inside(self, content: str, offset: int) -> Span | None:
        """The name at the cursor between the item's parentheses; None outside of them."""
        opening = content.find("(", self.item.start, self.item.end)
        if opening < 0 or offset <= opening or (content[self.item.end - 1] == ")" and offset >= self.item.end):
            return None
        start = max(content.rfind(mark, opening, offset) for mark in "(, ") + 1
        found = _NAME.match(content, start, self.item.end)
        return Span(start, max(found.end() if found else offset, offset))


def items_at(content: str, value: Span, separators: str, offset: int, *, in_flow: str = ",") -> Items | None:
    """The items of the value and the one at the cursor; without separators the value is one item.

    ``in_flow`` parts those of a list in brackets.

    None where no item can be: behind a complete one or behind the end of the list.
    """
    start, end = value.start, _without_comment(content, value)
    lead = content[start:end].lstrip()[:1]
    if lead in {"[", '"', "'"} and lead:
        start = content.index(lead, start) + 1
        end = _closing(content, start, end, lead)
    if not start <= offset <= end:
        return None
    marks = in_flow if lead == "[" else separators
    # A line break is a blank in most ways to write a text.
    marks += "\n" if " " in marks else ""
    parts = list(_parts(content, start, end, marks, in_quotes=lead in {'"', "'"}))
    here = next(p for p in parts if p.start <= offset <= p.end)
    texts = (_bare(content, p).of(content) for p in parts if p is not here)
    item = _bare(content, here)
    if not item.holds(offset) and item.start < item.end and offset > item.end:
        return None
    item = item if item.holds(offset) else Span(offset, offset)
    return Items(tuple(filter(None, texts)), item, content[item.start - 1 : item.start] in {'"', "'"}, lead == "[")


def _without_comment(content: str, value: Span) -> int:
    comment = _COMMENT.search(content, value.start, value.end)
    return comment.start() if comment and "\n" not in value.of(content) else value.end


def _closing(content: str, start: int, end: int, opening: str) -> int:
    at = content.find("]" if opening == "[" else opening, start, end)
    return end if at < 0 else at


def _parts(content: str, start: int, end: int, separators: str, *, in_quotes: bool) -> Iterator[Span]:
    """What stands between separators that are outside quotes and parentheses, blanks and all."""
    at = start
    for token in (_IN_QUOTES if in_quotes else _TOKEN).finditer(content, start, end):
        if token[0] in separators:
            yield Span(at, token.start())
            at = token.end()
    yield Span(at, end)


def _bare(content: str, part: Span) -> Span:
    """The part without blanks and quotes around it."""
    text = part.of(content)
    start, end = part.start + len(text) - len(text.lstrip()), part.end - len(text) + len(text.rstrip())
    if start < end and content[start] in "\"'":
        closed = end - start > 1 and content[end - 1] == content[start]
        return Span(start + 1, end - closed)
    return Span(start, max(end, start))
