"""Reports and entries as bytes, between processes and on disk. To read them is to run nothing that is in them."""

from __future__ import annotations

from json import JSONDecoder, JSONEncoder
from typing import TYPE_CHECKING, Any, NamedTuple

from agentls.cli.report import Aside, Change, Excerpt, FileReport, Place, Problem, Repair
from agentls.finding import Severity
from agentls.project.entries import Definition, Entry
from agentls.semantics.mentions import Mention, Version, Where
from agentls.text import Span
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from agentls.cli.checker import Evidence, Looked

_ENCODE = JSONEncoder(separators=(",", ":"), check_circular=False, default=sorted).encode
"""Sets become lists too."""
_DECODE = JSONDecoder().decode


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
    return _ENCODE(report[1:]).encode()


def unpack_report(data: bytes, shown: str) -> FileReport:
    """The report, on a file that is shown so."""
    problems, kind = _DECODE(data.decode())
    return FileReport(shown, tuple(map(_problem, problems)), kind)


def pack_entry(entry: Entry | None) -> bytes:
    """An entry; nothing for none."""
    return _ENCODE(entry).encode() if entry else b""


def unpack_entry(data: bytes) -> Entry | None:
    """The entry."""
    if not data:
        return None
    path, kind, scope, home, definitions, mentions, links, calls, folder, begins, real = _DECODE(data.decode())
    given = tuple(map(_definition, definitions))
    said = _mentions(mentions), _mentions(links), _mentions(calls)
    return Entry(path, kind, scope, home, given, *said, folder, frozenset(begins), real)


def _problem(value: list[Any]) -> Problem:
    rule, severity, message, place, repairs, excerpt, related = value
    asides = tuple(Aside(Place(*where), said) for where, said in related)
    fixes = tuple(map(_repair, repairs))
    return Problem(rule, Severity(severity), message, Place(*place), fixes, Excerpt(*excerpt), asides)


def _repair(value: list[Any]) -> Repair:
    title, safe, changes = value
    return Repair(title, safe, tuple(Change(Place(*place), text) for place, text in changes))


def _definition(value: list[Any]) -> Definition:
    sort, name, span, description, described, *more = value
    return Definition(Sort(sort), name, _span(span), description, _span(described), *more)


def _mentions(values: list[list[Any]]) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            Sort(sort), name, Span(*span), Where(where), Version(version[0], Span(*version[1])) if version else None
        )
        for sort, name, span, where, version in values
    )


def _span(value: list[int] | None) -> Span | None:
    return Span(*value) if value else None
