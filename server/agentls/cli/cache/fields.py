"""Several texts in one, and apart again."""

from __future__ import annotations

from itertools import accumulate, pairwise
from struct import calcsize, pack, unpack_from
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG = calcsize(">I")


def join_fields(fields: Sequence[bytes]) -> bytes:
    """The fields in one."""
    return b"".join((pack(f">{len(fields)}I", *map(len, fields)), *fields))


def split_fields(data: bytes, number: int) -> list[bytes]:
    """So many fields that were joined.

    Raises:
        struct.error: they are fewer.
    """
    lengths = unpack_from(f">{number}I", data)
    ends = list(accumulate(lengths, initial=number * _LONG))
    return [data[start:end] for start, end in pairwise(ends)]


def to_bytes(text: str) -> bytes:
    """A text that may have halves of characters in it, for bytes that are no text."""
    return text.encode("utf-8", "surrogatepass")


def to_text(data: bytes) -> str:
    """The text."""
    return data.decode("utf-8", "surrogatepass")
