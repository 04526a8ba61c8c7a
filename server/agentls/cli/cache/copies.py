"""Standard output and standard error, with a copy of what is written."""

from __future__ import annotations

import sys
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO, cast

from agentls.cli.cache.fields import to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 32_000_000
"""Bytes of a copy; what is longer is not worth keeping."""


class Copy:
    """A stream that keeps what is written to it, compressed."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._packer = zlib.compressobj(1)
        self._parts: list[bytes] = []
        self._size = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Writes it, and keeps it."""
        done = self._stream.write(text)
        part = self._packer.compress(to_bytes(text)) if self._size <= _MOST else b""
        self._size += len(part)
        self._parts.append(part)
        return done

    def finish(self) -> bytes | None:
        """All that was written; None where that is too much."""
        return b"".join((*self._parts, self._packer.flush())) if self._size <= _MOST else None


@contextmanager
def copied_streams() -> Iterator[tuple[Copy, Copy]]:
    """While this runs, what goes to standard output and standard error is copied."""
    before = sys.stdout, sys.stderr
    copies = Copy(before[0]), Copy(before[1])
    sys.stdout, sys.stderr = (cast("TextIO", copy) for copy in copies)
    try:
        yield copies
    finally:
        sys.stdout, sys.stderr = before
