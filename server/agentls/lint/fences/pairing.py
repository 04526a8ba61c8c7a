"""How an author meant code fences to pair: the cheapest way to read all fence lines of a text.

CommonMark ends a block at the first bare fence that is long enough. Authors nest blocks, forget a closing fence and
leave one over. Each reading of the lines is weighed by what it takes for granted; the lightest is the meant one, and
it is certain if every other one is much heavier.
"""

from __future__ import annotations

from functools import cached_property
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from agentls.lint.fences.lines import Gap, Line

_DEEPEST = 4
_HOPELESS = 12.0
_MOST = 64
_NESTED = 1.0
_NESTED_IN_CODE = 4.0
_NESTED_BARE = 2.5
_FORGOTTEN = 5.0
_LEFT = 3.0
_STRAY = 6.5
_UNCLOSED = 6.0
_ANNOUNCED = 2.5
_OTHER_COLUMN = 2.0
_EMPTY = 2.0
_OPENS_NOTHING = 4.0
_OTHER_LENGTH = 1.5
_WEIGHT = attrgetter("weight")


Stack = tuple[int, ...]
"""The lines that open the blocks a line stands in, the outermost first."""


class Block(NamedTuple):
    """A block as it is meant, by the numbers of its lines."""

    opening: int
    closing: int | None
    """None where no fence closes it."""
    inner: tuple[int, ...]
    """The lines that open blocks in it."""
    before: int | None
    """The line that begins the next block, for one that was not closed before it."""
    last: int
    """The line that ends it in one of these ways; the number of lines for one that nothing ends."""


class _Path(NamedTuple):
    weight: float
    stack: Stack
    inner: tuple[int, ...]
    done: _Done | None


class _Done(NamedTuple):
    """What has been read, the last first."""

    before: _Done | None
    what: Block | int


_Step = tuple[_Path, _Path]
"""What was read before a line, and one of the ways to read on."""


class Pairing:
    """All readings of the fence lines of a text that are worth a thought, and the lightest of them.

    Args:
        lines: the fence lines, in order.
    """

    blocks: tuple[Block, ...]
    """The outer blocks."""
    strays: tuple[int, ...]
    """The fences that belong to none."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._steps: list[list[_Step]] = []
        paths = [_Path(0.0, (), (), None)]
        for number in range(len(lines)):
            paths = self._lightest(_read(lines, number, paths))
        paths = self._lightest([(path, _ended(lines, path)) for path in paths])
        self._weight = paths[0].weight
        read = tuple(_in_order(paths[0].done))
        self.blocks = tuple(each for each in read if isinstance(each, Block))
        self.strays = tuple(each for each in read if isinstance(each, int))

    def margin(self, event: Block | int) -> float:
        """By how much the lightest reading without this outer block or stray fence is heavier."""
        first, last = (event, event) if isinstance(event, int) else (event.opening, event.last)
        key = _key(event)
        weights = {before.stack: before.weight for before, _ in self._steps[first]}
        for steps in self._steps[first : last + 1]:
            weights = _least(
                (step.stack, weights[before.stack] + step.weight - before.weight)
                for before, step in steps
                if before.stack in weights and all(key != _key(each) for each in _since(before.done, step.done))
            )
        rest = self._rest[last + 1]
        return (
            min((weight + rest[stack] for stack, weight in weights.items() if stack in rest), default=inf)
            - self._weight
        )

    def _lightest(self, steps: list[_Step]) -> list[_Path]:
        """The paths to the next line that are worth a thought, one for each stack."""
        self._steps.append(steps)
        reached: dict[Stack, _Path] = {}
        for _, step in steps:
            known = reached.get(step.stack)
            if known is None or step.weight < known.weight:
                reached[step.stack] = step
        found = sorted(reached.values(), key=_WEIGHT)
        most = found[0].weight + _HOPELESS
        return [path for path in found[:_MOST] if path.weight <= most]

    @cached_property
    def _rest(self) -> list[dict[Stack, float]]:
        """The lightest weight from each stack to the end, by line."""
        rest: list[dict[Stack, float]] = [{(): 0.0}]
        for steps in reversed(self._steps):
            after = rest[-1]
            rest.append(
                _least(
                    (before.stack, step.weight - before.weight + after[step.stack])
                    for before, step in steps
                    if step.stack in after
                )
            )
        return rest[::-1]


def _least(weights: Iterable[tuple[Stack, float]]) -> dict[Stack, float]:
    found: dict[Stack, float] = {}
    for stack, weight in weights:
        if weight < found.get(stack, inf):
            found[stack] = weight
    return found


def _key(what: Block | int) -> tuple[int, int | None]:
    return (what, what) if isinstance(what, int) else (what.opening, what.closing)


def _since(before: _Done | None, done: _Done | None) -> Iterator[Block | int]:
    while done and done is not before:
        yield done.what
        done = done.before


def _in_order(done: _Done | None) -> Iterator[Block | int]:
    return reversed(list(_since(None, done)))


def _read(lines: Sequence[Line], number: int, paths: Iterable[_Path]) -> list[_Step]:
    """Each path with what it may become by a line and the text behind that."""
    texts: dict[int | None, float] = {}
    found = []
    for path in paths:
        for weight, stack, inner, done in _steps(lines, number, path):
            top = stack[-1] if stack else None
            if top not in texts:
                texts[top] = _text(lines, number, top)
            found.append((path, _Path(weight + texts[top], stack, inner, done)))
    return found


def _steps(lines: Sequence[Line], number: int, path: _Path) -> Iterator[_Path]:
    """What a line may be after what was read."""
    line, stack = lines[number], path.stack
    if not stack:
        yield _Path(path.weight, (number,), (), path.done)
        if line.bare:
            announced = _ANNOUNCED if number and lines[number - 1].gap.introduces else 0.0
            yield _Path(path.weight + _STRAY + announced, (), (), _Done(path.done, number))
        return
    top = lines[stack[-1]]
    if line.quotes < top.quotes or (top.column > 3 and line.column < top.column - 3):
        yield from _steps(lines, number, _dropped(path, number, _LEFT, None))
    elif not reaches(line, top):
        yield path
    elif line.marked:
        # A list item of a text, or a line of a comment that is drawn with asterisks.
        yield path
        yield from _nested(path, number, _NESTED if _holds_text(lines, stack[-1]) else _NESTED_IN_CODE)
    elif line.bare:
        yield _closed(path, number, _mismatch(line, top) + _odd_closing(lines, number, stack[-1]))
        if _holds_text(lines, stack[-1]):
            yield from _nested(path, number, _NESTED_BARE + _odd_opening(line))
    else:
        yield from _nested(path, number, _NESTED if _holds_text(lines, stack[-1]) else _NESTED_IN_CODE)
        dropped = _dropped(path, number, _forgotten(lines, number, stack[-1]), number)
        yield dropped._replace(stack=(*dropped.stack, number), inner=(*dropped.inner, number) if dropped.stack else ())


def reaches(line: Line, top: Line) -> bool:
    """Whether a line would close a block, if it were bare."""
    same = line.mark == top.mark and line.length >= top.length and line.quotes == top.quotes
    # The content of a list item, from which columns count, begins at the block's column or a little before it.
    return same and line.column <= (top.column if top.marked or top.column > 1 else 0) + 3


def _holds_text(lines: Sequence[Line], opening: int) -> bool:
    return lines[opening].holds_text or lines[opening].gap.headed


def _forgotten(lines: Sequence[Line], number: int, opening: int) -> float:
    """The weight of a missing closing fence; prose at the end of a program says that one is missing."""
    gap = lines[number - 1].gap
    if opening != number - 1 or _holds_text(lines, opening):
        return _FORGOTTEN
    return _FORGOTTEN - min(1.5 * (gap.headings + gap.stressed), 3.0)


def _mismatch(line: Line, top: Line) -> float:
    return (_OTHER_COLUMN if line.column != top.column else 0) + (_OTHER_LENGTH if line.length > top.length else 0)


def _odd_closing(lines: Sequence[Line], number: int, opening: int) -> float:
    gap = lines[number - 1].gap
    announced = _ANNOUNCED if _holds_text(lines, opening) else 1.5
    empty = _EMPTY if gap.empty and opening == number - 1 else 0.0
    return (announced if gap.introduces else 0.0) + (0.75 if gap.ends_blank and not gap.empty else 0.0) + empty


def _odd_opening(line: Line) -> float:
    return 2.0 if line.gap.opens_blank else 0.0


def _nested(path: _Path, number: int, weight: float) -> Iterator[_Path]:
    if len(path.stack) < _DEEPEST:
        yield _Path(path.weight + weight, (*path.stack, number), (*path.inner, number), path.done)


def _closed(path: _Path, number: int, weight: float) -> _Path:
    return _without_innermost(path, weight, Block(path.stack[0], number, path.inner, None, number))


def _dropped(path: _Path, number: int, weight: float, before: int | None) -> _Path:
    """The innermost block ends without a fence."""
    return _without_innermost(path, weight, Block(path.stack[0], None, path.inner, before, number))


def _without_innermost(path: _Path, weight: float, outer: Block) -> _Path:
    stack = path.stack[:-1]
    done = path.done if stack else _Done(path.done, outer)
    return _Path(path.weight + weight, stack, path.inner if stack else (), done)


def _ended(lines: Sequence[Line], path: _Path) -> _Path:
    """The path at the end of the text."""
    if not path.stack:
        return path
    opens_nothing = path.stack[-1] == len(lines) - 1 and lines[-1].gap.empty
    weight = path.weight + _UNCLOSED * len(path.stack) + (_OPENS_NOTHING if opens_nothing else 0)
    block = Block(path.stack[0], None, path.inner, None, len(lines))
    return _Path(weight, (), (), _Done(path.done, block))


def _text(lines: Sequence[Line], number: int, opening: int | None) -> float:
    """How odd the text behind a line is in the block that a line opens; None for outside of blocks."""
    gap = lines[number].gap
    if opening is None:
        return _prose(gap)
    top = lines[opening]
    if not _holds_text(lines, opening):
        return min(1.5 * (gap.headings + gap.stressed), 5.0) + (0.5 if gap.opens_blank and not gap.empty else 0)
    weight = 0.0
    if opening == number and gap.opens_blank:
        announced = number > 0 and lines[number - 1].gap.introduces
        weight += (1.5 if announced else 3.0) if top.bare else 0.5
    if top.bare:
        weight += min(0.75 * (gap.headings + gap.stressed), 1.5)
    return weight


def _prose(gap: Gap) -> float:
    """How odd a text is outside of blocks."""
    if gap.empty:
        return 0.0 if gap.opens_blank else 0.5
    return (0.0 if gap.opens_blank else 1.0) + (2.0 if gap.drawing else 0.0)
