"""Which programs read a file: by where it lies, and what they take it for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from agentls.named_tuple import NamedTuple
from agentls.project.kinds import matches
from agentls_schemas import DIALECTS
from agentls_schemas.data import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls_schemas.kind import Kind, Reader, Reads


def _all() -> dict[str, Reader]:
    """The programs by id, each with what all dialects say it reads."""
    found: dict[str, Reader] = {}
    for reader in (each for dialect in DIALECTS for each in dialect.readers):
        known = found.setdefault(reader.id, reader)
        if known is not reader:
            version = known.version or reader.version
            found[reader.id] = known._replace(reads=known.reads + reader.reads, version=version)
    return found


READERS = Table(_all)
"""All programs by id, in the order to show them."""


class Reading(NamedTuple):
    """A program that reads a file."""

    reader: Reader
    reads: Reads
    """What it takes the file for."""


@lru_cache(maxsize=1024)
def readings(path: str, kind: Kind) -> tuple[Reading, ...]:
    """The programs that read the file at a path (parts divided by ``/``), or look for it there in vain.

    Args:
        path: absolute, or relative to any folder.
        kind: what the file is taken for. Where no program looks, those count that read such files elsewhere.
    """
    return tuple(_by_place(path)) or tuple(_by_kind(kind))


def _by_place(path: str) -> Iterator[Reading]:
    for reader in READERS.values():
        reads = next((each for each in reader.reads if _fits(each, path)), None)
        if reads:
            yield Reading(reader, reads)


def _by_kind(kind: Kind) -> Iterator[Reading]:
    for reader in READERS.values():
        reads = next((each for each in reader.reads if each.kind.id == kind.id), None)
        if reads:
            yield Reading(reader, reads)


def _fits(reads: Reads, path: str) -> bool:
    return matches(reads.paths or _places(reads.kind), path)


def _places(kind: Kind) -> tuple[str, ...]:
    return kind.place.paths + tuple(glob for case in kind.place.misplaced for glob in case.paths)
