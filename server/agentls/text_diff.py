"""The edits that turn one text into another, line by line."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from agentls.finding import Edit
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.text import Text


def edits_between(before: Text, after: Text) -> tuple[Edit, ...]:
    """Edits of whole runs of lines, cut down to the characters that differ, so that cursors elsewhere stay put."""
    old, new = _lines(before), _lines(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    matcher = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail])
    starts, ends = (*before.line_starts, len(before)), (*after.line_starts, len(after))
    hunks = (
        (Span(starts[head + i], starts[head + j]), Span(ends[head + k], ends[head + m]))
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    )
    return tuple(_trimmed(before.content, span, into.of(after.content)) for span, into in hunks)


def _lines(text: Text) -> list[str]:
    return [text.content[start:end] for start, end in pairwise((*text.line_starts, len(text)))]


def _common(one: list[str], other: list[str]) -> int:
    """How many lines both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _trimmed(content: str, span: Span, new: str) -> Edit:
    """The edit without the characters that both sides begin and end with."""
    old = span.of(content)
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    if head and old[head - 1] == "\r" and "\n" in {old[head : head + 1], new[head : head + 1]}:
        # An edit between CR and LF would fall inside a line end.
        head -= 1
    most -= head
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    if tail and old[len(old) - tail] == "\n" and "\r" in {old[-tail - 1 : -tail], new[-tail - 1 : -tail]}:
        tail -= 1
    return Edit(Span(span.start + head, span.end - tail), new[head : len(new) - tail])
