"""How an author meant code fences to pair: the cheapest way to read all fence lines of a text.

CommonMark ends a block at the first bare fence that is long enough. Authors nest blocks, forget a closing fence and
leave one over. Each reading of the lines is weighed by what it takes for granted; the lightest is the meant one, and
it is certain if every other one is much heavier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agentls.lint.fencelines import Gap, Line

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
_BANNED = 1000.0
_OTHER_LENGTH = 1.5


class Block(NamedTuple):
    """A block as it is meant, by the numbers of its lines."""

    opening: int
    closing: int | None
    """None where no fence closes it."""
    inner: tuple[int, ...]
    """The lines that open blocks in it."""
    before: int | None
    """The line that begins the next block, for one that was not closed before it."""


class Reading(NamedTuple):
    """One way to read all lines: the outer blocks and the fences that belong to none."""

    weight: float
    blocks: tuple[Block, ...]
    strays: tuple[int, ...]


class _Path(NamedTuple):
    weight: float
    stack: tuple[int, ...]
    inner: tuple[int, ...]
    done: _Done | None


class _Done(NamedTuple):
    """What has been read, the last first."""

    before: _Done | None
    what: Block | int


def meant(lines: Sequence[Line], banned: tuple[int, int | None] | None = None) -> Reading:
    """The lightest reading.

    Args:
        lines: the fence lines, in order.
        banned: an outer block's opening and closing that must not be; a stray line's number twice.
    """
    paths = [_Path(0.0, (), (), None)]
    for number in range(len(lines)):
        reached: dict[tuple[int, ...], _Path] = {}
        for path in paths:
            for step in _steps(lines, number, path):
                weight = step.weight + _text(lines, number, step.stack)
                if banned and step.done and step.done is not path.done and _key(step.done.what) == banned:
                    weight += _BANNED
                known = reached.get(step.stack)
                if known is None or weight < known.weight:
                    reached[step.stack] = _Path(weight, step.stack, step.inner, step.done)
        best = min(path.weight for path in reached.values())
        paths = [path for path in reached.values() if path.weight <= best + _HOPELESS][:_MOST]
    return min((_ended(lines, path, banned) for path in paths), key=lambda reading: reading.weight)


def _key(what: Block | int) -> tuple[int, int | None]:
    return (what, what) if isinstance(what, int) else (what.opening, what.closing)


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
        yield from _steps(lines, number, _dropped(path, _LEFT, None))
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
        dropped = _dropped(path, _forgotten(lines, number, stack[-1]), number)
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
    stack = path.stack[:-1]
    done = path.done if stack else _Done(path.done, Block(path.stack[0], number, path.inner, None))
    return _Path(path.weight + weight, stack, path.inner if stack else (), done)


def _dropped(path: _Path, weight: float, before: int | None) -> _Path:
    """The innermost block ends without a fence."""
    stack = path.stack[:-1]
    done = path.done if stack else _Done(path.done, Block(path.stack[0], None, path.inner, before))
    return _Path(path.weight + weight, stack, path.inner if stack else (), done)


def _ended(lines: Sequence[Line], path: _Path, banned: tuple[int, int | None] | None) -> Reading:
    weight, done = path.weight, path.done
    if path.stack:
        weight += _UNCLOSED * len(path.stack)
        weight += _OPENS_NOTHING if path.stack[-1] == len(lines) - 1 and lines[-1].gap.empty else 0
        weight += _BANNED if banned == (path.stack[0], None) else 0
        done = _Done(done, Block(path.stack[0], None, path.inner, None))
    found: list[Block | int] = []
    while done:
        found.append(done.what)
        done = done.before
    found.reverse()
    blocks = tuple(each for each in found if isinstance(each, Block))
    return Reading(weight, blocks, tuple(each for each in found if isinstance(each, int)))


def _text(lines: Sequence[Line], number: int, stack: tuple[int, ...]) -> float:
    """How odd the text behind a line is where that line leaves off."""
    gap = lines[number].gap
    if not stack:
        return _prose(gap)
    top = lines[stack[-1]]
    if not _holds_text(lines, stack[-1]):
        return min(1.5 * (gap.headings + gap.stressed), 5.0) + (0.5 if gap.opens_blank and not gap.empty else 0)
    weight = 0.0
    if stack[-1] == number and gap.opens_blank:
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
