"""Lines of a region that are worth a closer look."""

from __future__ import annotations

from collections.abc import Iterator

from agentls.lazy_pattern import lazy_pattern

_NOT_ASCII = lazy_pattern(r"[^\x00-\x7f]")


def has_not_ascii(source: str) -> bool:
    """Whether any line is not pure ASCII."""
    return not source.isascii()


def not_ascii(source: str) -> tuple[tuple[int, str], ...]:
    """Each line that is not pure ASCII, with its offset; lines end at ``\\n``."""
    return () if source.isascii() else tuple(_lines(source))


def _lines(source: str) -> Iterator[tuple[int, str]]:
    found = _NOT_ASCII.search(source)
    while found:
        start = source.rfind("\n", 0, found.start()) + 1
        end = source.find("\n", found.start())
        end = len(source) if end < 0 else end
        yield start, source[start:end]
        found = _NOT_ASCII.search(source, end)
