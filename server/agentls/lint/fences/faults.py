"""Where code fences do not pair as their author meant, and the edits after which they do."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate, compress, pairwise
from typing import TYPE_CHECKING

from agentls.finding import Edit, apply
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.fences.lines import fence_lines
from agentls.lint.fences.pairing import Block, Pairing, reaches
from agentls.named_tuple import NamedTuple
from agentls.syntax.body import parse_body

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.lint.memo import Memo
    from agentls.syntax.nodes import Body, Fence, Markdown
    from agentls.text import Span

_CERTAIN = 2.5
"""How much heavier every other reading must be."""
_SURE = 3.0
"""The same where CommonMark's own reading has nothing against it but its looks."""
_SHORTEST = 3
_TURNED = lazy_pattern(r"\A[ \t>]*\r?$|^[ \t>]*(?:#{2,6}[ \t]+\S|\*\*[^*\n]+\*\*)", re.M)
MOST_FENCES = 800
"""Fence lines of a text up to which all their readings are weighed: that takes the square of them."""
_LONE_RETURN = lazy_pattern(r"\r(?!\n)")


class FenceFault(NamedTuple):
    """A block, or a fence without one, that CommonMark reads otherwise than it is meant; spans in the body."""

    kind: str
    """``nested``, ``stray``, ``open`` to the end, ``forgotten`` before the next block,
    ``doubled`` in the next line, or ``left`` by its list item."""
    opening: Span
    other: Span | None
    """The closing fence; of a block without one, the fence before which it should end."""
    inner: tuple[Span, ...]
    """The fences that open blocks inside it."""
    edits: tuple[Edit, ...]
    certain: bool
    """No other reading comes near, and with the edits made, if there are any, CommonMark reads what is meant."""
    following: Span | None
    """The fence that opens the next block."""


def fence_faults(body: Body, memo: Memo) -> tuple[FenceFault, ...]:
    """All of a body, in order."""
    found = memo.each(_odd, body.sections, memo)
    odd = [(by + at[0], at[1]) for by, at in compress(zip(body.starts, found, strict=True), found) if at]
    if not odd:
        return ()
    plain = any(plain for _, plain in odd)
    faults = _Faults(body, memo, odd[0][0])
    return tuple(faults.all(0.0 if plain else _SURE)) if len(faults.lines) <= MOST_FENCES else ()


def _odd(section: Markdown, memo: Memo) -> tuple[int, bool] | None:
    """The first fence that may not be meant as it is read, and whether any fence is sure not to be."""
    if "```" not in section.text and "~~~" not in section.text:
        return None
    looked = ((fence, _is_cut(fence, section.text, memo)) for fence in section.fences)
    odd = [(fence, cut) for fence, cut in looked if cut or _is_turned(fence, section.text)]
    return (odd[0][0].opening.start, any(cut for _, cut in odd)) if odd else None


def _is_cut(fence: Fence, text: str, memo: Memo) -> bool:
    """Whether it is not closed, or has the beginning of another block in it."""
    if fence.closing is None:
        return True
    run = fence.opening.of(text)
    if text.find(run, *fence.content) < 0:
        return False
    start = max(text.rfind("\n", 0, fence.opening.start), text.rfind("\r", 0, fence.opening.start)) + 1
    lines = [each.line for each in fence_lines(_LONE_RETURN.sub("\n", text[start : fence.content.end]), memo)]
    return any(not line.bare and reaches(line, lines[0]) for line in lines[1:])


def _is_turned(fence: Fence, text: str) -> bool:
    """Whether it may be what stands between two blocks."""
    return not fence.info and _TURNED.search(text, *fence.content) is not None


class _Faults:
    """The faults of one body."""

    def __init__(self, body: Body, memo: Memo, start: int) -> None:
        self.text = _LONE_RETURN.sub("\n", body.text)
        self.fences = {fence.opening.start: fence for fence in body.fences}
        runs = {run.start for fence in self.fences.values() for run in (fence.opening, fence.closing) if run}
        # Before the first fence in doubt there is none that CommonMark does not see as one.
        self.marks = [f for f in fence_lines(self.text, memo) if f.run.start >= start or f.run.start in runs]
        self.lines = tuple(mark.line for mark in self.marks)
        self._memo = memo

    @cached_property
    def reading(self) -> Pairing:
        """How they are meant to pair."""
        return self._memo.latest(Pairing, self.lines)

    def all(self, least: float) -> list[FenceFault]:
        """In order of their openings, those whose other readings are heavier by this much."""
        events: list[Block | int] = [*self.reading.blocks, *self.reading.strays]
        events.sort(key=lambda each: each if isinstance(each, int) else each.opening)
        found: list[FenceFault] = []
        for event, after in pairwise((*events, None)):
            kind = "stray" if isinstance(event, int) else self._kind(event, bool(found)) if event else ""
            margin = self.reading.margin(event) if kind and event is not None else -1.0
            if event is not None and margin >= least:
                found.append(self._fault(kind, event, after, margin >= _CERTAIN))
        return self._proven(found)

    def _kind(self, block: Block, astray: bool) -> str:
        """What is wrong with a block; empty if nothing is."""
        if block.closing is None:
            if block.before is not None:
                return (
                    "doubled" if block.before == block.opening + 1 and self._is_doubled(block.opening) else "forgotten"
                )
            return "open" if block is self.reading.blocks[-1] and (astray or not self._ends(block)) else ""
        run = self.marks[block.opening].run
        fence = None if astray else self.fences.get(run.start)
        if fence and fence.closing is None:
            return "left"
        closing = fence.closing.start if fence and fence.closing else self._closing(block.opening)
        return "" if closing == self.marks[block.closing].run.start else "nested"

    def _ends(self, block: Block) -> bool:
        """Whether a block without closing fence ends all the same, with its list item or quote."""
        fence = self.fences.get(self.marks[block.opening].run.start)
        return fence is None or bool(self.text[fence.span.end :].strip())

    def _is_doubled(self, opening: int) -> bool:
        """Whether another fence follows in the next line."""
        gap = self.lines[opening].gap
        return gap.empty and not gap.opens_blank

    def _closing(self, opening: int) -> int:
        """Where CommonMark ends a block."""
        top = self.lines[opening]
        ends = (
            m.run.start for m in self.marks[opening + 1 :] if m.line.bare and not m.line.marked and reaches(m.line, top)
        )
        return next(ends, -1)

    def _fault(self, kind: str, event: Block | int, after: Block | int | None, certain: bool) -> FenceFault:
        following = self.marks[after.opening].run if isinstance(after, Block) else None
        if isinstance(event, int):
            return FenceFault(kind, self.marks[event].run, None, (), (), certain, following)
        other = event.before if event.closing is None else event.closing
        first = self.lines[event.opening]
        # In a program a fence may stand in a text of its own; a person has to look.
        certain = certain and (kind != "nested" or ((first.holds_text or first.gap.headed) and self._ends_once(event)))
        return FenceFault(
            kind,
            self.marks[event.opening].run,
            None if other is None else self.marks[other].run,
            tuple(self.marks[each].run for each in event.inner),
            self._longer(event) if kind == "nested" else (),
            certain,
            following,
        )

    def _ends_once(self, block: Block) -> bool:
        """Whether, of an outer fence that already is longer than three, no fence inside may be the closing one."""
        first = self.lines[block.opening]
        same = [line for line in self.lines[block.opening : block.closing] if reaches(line, first)]
        return first.length == _SHORTEST or 2 * sum(line.bare for line in same[1:]) <= len(same) - 1

    def _longer(self, block: Block) -> tuple[Edit, ...]:
        """Outer fences longer than any inside."""
        first, last = self.marks[block.opening], self.marks[block.closing or 0]
        inside = self.lines[block.opening : block.closing]
        longer = first.line.mark * (max(line.length for line in inside if line.mark == first.line.mark) + 1)
        return Edit(first.run, longer), Edit(last.run, longer)

    def _proven(self, faults: list[FenceFault]) -> list[FenceFault]:
        """The faults; certain are those whose edits, with all certain ones made, do what they should."""
        edits = _Edits(edit for fault in faults if fault.certain for edit in fault.edits)
        if not edits.all:
            return faults
        after = parse_body(apply(edits.all, self.text)).fences
        fences = {fence.opening.start: fence for fence in after}
        sound = self._nothing_is_lost(after, edits, [f.opening.start for f in faults if not f.certain])
        return [f._replace(certain=f.certain and (not f.edits or (sound and _holds(f, fences, edits)))) for f in faults]

    def _nothing_is_lost(self, after: Iterable[Fence], edits: _Edits, doubtful: list[int]) -> bool:
        """Whether all text between the fences is then read as it is meant, or as it is now; after a doubt, as now."""
        meant = _Spans((self.marks[b.opening].run.start, self._end(b)) for b in self.reading.blocks)
        now = _Spans(fence.span for fence in self.fences.values())
        then = _Spans(fence.span for fence in after)
        sure = min(doubtful, default=len(self.text))
        return all(
            (read := then.hold(edits.moved(at))) == now.hold(at) or (at < sure and read == meant.hold(at))
            for at in (mark.run.end for mark in self.marks if not mark.line.gap.empty)
        )

    def _end(self, block: Block) -> int:
        last = block.before if block.closing is None else block.closing
        return len(self.text) if last is None else self.marks[last].run.start


class _Spans:
    """Stretches of a text that do not overlap, in order."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)

    def hold(self, at: int) -> bool:
        """Whether a place is inside one of them."""
        # A block begins at its opening run and ends before or behind its closing one: text follows a run's end.
        before = bisect_left(self._spans, (at, 0)) - 1
        return before >= 0 and at < self._spans[before][1]


class _Edits:
    """Edits of one text."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self.all = tuple(sorted(edits))
        self._starts = [edit.span.start for edit in self.all]
        grown = (len(edit.text) - (edit.span.end - edit.span.start) for edit in self.all)
        self._growth = list(accumulate(grown, initial=0))

    def moved(self, at: int) -> int:
        """Where a place is with the edits made."""
        return at + self._growth[bisect_left(self._starts, at)]


def _holds(fault: FenceFault, fences: dict[int, Fence], edits: _Edits) -> bool:
    """Whether CommonMark then ends the block where it is meant to, and begins the next."""
    fence = fences.get(edits.moved(fault.opening.start))
    if fence is None or fence.closing is None or fault.other is None:
        return False
    ends = fence.closing.start == edits.moved(fault.other.start)
    return ends and (fault.following is None or edits.moved(fault.following.start) in fences)
