"""Reports and entries as bytes, between processes and on disk. To read them is to run nothing that is in them."""

from __future__ import annotations

from functools import cache
from struct import pack as numbers_to_bytes
from struct import unpack as bytes_to_numbers
from sys import intern
from typing import TYPE_CHECKING, Any

from msgspec import DecodeError, convert
from msgspec.json import Decoder

from agentls.cli.report import FileReport, Problem
from agentls.named_tuple import NamedTuple
from agentls.project.compact import Mentions, compact_mentions
from agentls.project.entries import Definition, Entry
from agentls.semantics.mentions import Mention, Version, Where
from agentls.text import Span
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from agentls.cli.checker import Evidence, Looked

_REPORT = tuple[tuple[Problem, ...], str]
_DEFINITIONS = tuple[Definition, ...]


@cache
def _encode() -> Callable[[object], str]:
    """Sets become lists too. Unlike msgspec's it writes what is no character."""
    from json import JSONEncoder

    return JSONEncoder(separators=(",", ":"), check_circular=False, default=sorted).encode


@cache
def _decode() -> Callable[[str], Any]:
    from json import JSONDecoder

    return JSONDecoder().decode


@cache
def _report_decoder() -> Decoder[tuple[tuple[Problem, ...], str]]:
    return Decoder(_REPORT)


class Packed(NamedTuple):
    """A look at a file, which so takes a tenth of the room."""

    report: bytes
    entry: bytes
    again: bool
    evidence: Evidence | None


def pack(looked: Looked) -> Packed:
    """A look as bytes."""
    return Packed(pack_report(looked.report), pack_entry(looked.entry), looked.again, looked.evidence)


def pack_report(report: FileReport) -> bytes:
    """A report but for its path, which depends on where it is looked at from."""
    # To JSON all our values are lists of words and numbers.
    return _encode()(report[1:]).encode()


def unpack_report(data: bytes, shown: str) -> FileReport:
    """The report, on a file that is shown so."""
    try:
        return FileReport(shown, *_report_decoder().decode(data))
    except DecodeError:
        # There is something in it that is no character.
        return FileReport(shown, *convert(_decode()(data.decode()), _REPORT))


def pack_entry(entry: Entry | None) -> bytes:
    """An entry; nothing for none."""
    if entry is None:
        return b""
    said = map(_plain, (entry.mentions, entry.links, entry.calls))
    return _encode()((*entry[:5], *said, entry.folder, entry.begins, entry.real)).encode()


def unpack_entry(data: bytes) -> Entry | None:
    """The entry."""
    if not data:
        return None
    path, kind, scope, home, definitions, mentions, links, calls, folder, begins, real = _decode()(data.decode())
    said = _mentions(mentions), _mentions(links), _mentions(calls)
    return Entry(path, kind, scope, home, convert(definitions, _DEFINITIONS), *said, folder, frozenset(begins), real)


def _plain(mentions: Collection[Mention]) -> object:
    """Mentions as lists of words and numbers."""
    small = compact_mentions(mentions)
    if not isinstance(small, Mentions):
        return small
    return {"names": small.names, "numbers": bytes_to_numbers(f"{len(small.numbers) // 4}I", small.numbers)}


def _mentions(value: dict[str, Any] | list[Any]) -> Collection[Mention]:
    if isinstance(value, dict):
        numbers = value["numbers"]
        # Files mention the same names.
        return Mentions(tuple(map(intern, value["names"])), numbers_to_bytes(f"{len(numbers)}I", *numbers))
    return tuple(
        Mention(
            Sort(sort), name, Span(*span), Where(where), Version(version[0], Span(*version[1])) if version else None
        )
        for sort, name, span, where, version in value
    )
