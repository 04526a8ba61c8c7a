"""From bytes, which parsers count, to code points."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_CONTINUATION_BYTES = bytes(range(0x80, 0xC0))
_BLOCK = 256


def code_points(text: str) -> Callable[[int], int]:
    """From a byte of the text's UTF-8 form to its code point."""
    if text.isascii():
        return int
    data = text.encode()
    # Characters are counted once per block of bytes, so that a lookup costs the same anywhere.
    blocks = range(0, len(data), _BLOCK)
    counts = (len(data[at : at + _BLOCK].translate(None, _CONTINUATION_BYTES)) for at in blocks)
    before = list(accumulate(counts, initial=0))
    # In most blocks each character is a byte.
    plain = [end - start == _BLOCK for start, end in pairwise(before)] + [False]

    def code_point(byte: int) -> int:
        block = byte // _BLOCK
        if plain[block]:
            return before[block] + byte % _BLOCK
        return before[block] + len(data[block * _BLOCK : byte].translate(None, _CONTINUATION_BYTES))

    return code_point
