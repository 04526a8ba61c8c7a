"""How the files of a run are divided among processes: in pieces that take about as long as each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from agentls.cli.checker import Job
from agentls.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from agentls.cli.cross_file import Todo

_BYTES = 100_000
"""Of a piece, about: what a tenth of a second is spent on."""
_EACH = 2_000
"""Bytes that take as long as what there is to do for an empty file."""
_MANY = 500
"""Files of a piece in which nearly all is done already."""


class Piece(NamedTuple):
    """Files that one process looks at together."""

    number: int
    """Where it stands among the pieces."""
    todo: tuple[Todo, ...]
    size: int

    @property
    def jobs(self) -> list[Job]:
        """What is to be done."""
        return [each for each in self.todo if isinstance(each, Job)]


def cut(todo: Iterable[Todo], size_of: Callable[[Job], int]) -> Iterator[Piece]:
    """All files in pieces, in order; a file that is longer than a piece is one of its own."""
    number = size = 0
    taken: list[Todo] = []
    for each in todo:
        more = _EACH + size_of(each) if isinstance(each, Job) else 0
        if taken and (size + more > _BYTES or len(taken) == _MANY):
            yield Piece(number, tuple(taken), size)
            number, size, taken = number + 1, 0, []
        taken.append(each)
        size += more
    if taken:
        yield Piece(number, tuple(taken), size)


def largest_first(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces in the order to begin with: no process is to be left with a long file at the end."""
    return sorted(pieces, key=lambda piece: -max(piece.size, _BYTES))
