r"""Marked texts: files with what is expected of them written under their lines.

    tools: Read, Raed
                 ^^^^ warning `Raed` is no tool

A marker's carets stand exactly under the characters; ``^`` alone may mark an empty span, and a span
over several lines is marked to the end of its first line. The words after the severity are part
of ``rule: message``. With ``escapes``, ``\u00a0 \x07 \r \t \\`` stand for their character and the
carets stand under the whole escape. ``<CURSOR>`` marks a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from agentls.text import Span

if TYPE_CHECKING:
    from agentls.finding import Finding

CURSOR = "<CURSOR>"
_MARKER = re.compile(r"[ \t]*(?P<carets>\^+)[ \t]+(?P<severity>error|warning|information|hint)\b[ \t]*(?P<words>.*)")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([rt\\]))|<CURSOR>|[^\\]|\\")
_PLAIN = re.compile("<CURSOR>|.", re.S)
_SHORT = {"r": "\r", "t": "\t", "\\": "\\"}


class Marker(NamedTuple):
    span: Span
    severity: str
    words: str
    source: str


@dataclass(frozen=True)
class Line:
    """One line of the marked text."""

    source: str
    start: int
    """Offset of its first character in the clean text."""
    columns: tuple[int, ...]
    """The column in ``source`` of each character and of the line's end."""
    markers: list[Marker]

    def marker(self, found: re.Match[str]) -> Marker:
        """The marker under this line."""
        start, end = found.span("carets")
        ends = (*self.columns[1:], self.columns[-1] + 1)
        if start not in self.columns or end not in ends:
            raise ValueError(f"the carets do not stand under whole characters:\n{self.source}\n{found[0]}")
        span = Span(self.start + self.columns.index(start), self.start + ends.index(end) + 1)
        return Marker(span, found["severity"], found["words"].strip(), found[0])

    def shown(self, finding: Finding) -> str:
        """A marker line for a finding that begins in this line."""
        last = len(self.columns) - 1
        first, end = (min(offset - self.start, last) for offset in finding.span)
        carets = "^" * max(self.columns[end] - self.columns[first], 1)
        return f"{' ' * self.columns[first]}{carets} {finding.severity.label} {finding.rule}: {finding.message}"


@dataclass(frozen=True)
class Marked:
    """A marked text, read."""

    text: str
    lines: tuple[Line, ...]
    cursors: tuple[int, ...]

    @property
    def cursor(self) -> int:
        """The only cursor."""
        [cursor] = self.cursors
        return cursor

    @property
    def markers(self) -> list[Marker]:
        return [marker for line in self.lines for marker in line.markers]


def read(source: str, *, escapes: bool = False) -> Marked:
    """Takes the markers out of a text."""
    lines: list[Line] = []
    parts: list[str] = []
    cursors: list[int] = []
    at = 0
    for raw in source.split("\n"):
        found = _MARKER.fullmatch(raw) if lines else None
        if found:
            lines[-1].markers.append(lines[-1].marker(found))
            continue
        chunks = _chunks(raw, escapes)
        characters = [(column, text) for column, text in chunks if text != CURSOR]
        cursors += [at + i - n for n, i in enumerate(i for i, (_, text) in enumerate(chunks) if text == CURSOR)]
        lines.append(Line(raw, at, (*(column for column, _ in characters), len(raw)), []))
        parts.append("".join(text for _, text in characters))
        at += len(characters) + 1
    return Marked("\n".join(parts), tuple(lines), tuple(cursors))


def difference(marked: Marked, findings: list[Finding]) -> tuple[list[str], list[str]]:
    """What is written and what was found, as lines of a marked text; equal where they agree."""
    expected, actual = list[str](), list[str]()
    left = list(findings)
    for line in marked.lines:
        kept = [marker.source for marker in line.markers if _take(marker, left, marked.text)]
        own = [f for f in left if line.start <= f.span.start < line.start + len(line.columns)]
        expected += [line.source, *(marker.source for marker in line.markers)]
        actual += [line.source, *kept, *(line.shown(finding) for finding in own)]
    return expected, actual


def _take(marker: Marker, left: list[Finding], text: str) -> bool:
    """Removes the finding that the marker means."""
    for finding in left:
        said = marker.severity == finding.severity.label and marker.words in f"{finding.rule}: {finding.message}"
        if said and marker.span in _shapes(finding, text):
            left.remove(finding)
            return True
    return False


def _shapes(finding: Finding, text: str) -> set[Span]:
    """The spans a marker for this finding may have."""
    start, end = finding.span
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    ends = {min(end, line_end)} if end <= line_end else {line_end, len(text[:line_end].rstrip("\r"))}
    return {Span(start, max(each, start + 1)) for each in ends}


def _chunks(raw: str, escapes: bool) -> list[tuple[int, str]]:
    """Each character of a line, and each cursor, with its column."""
    pieces = (_ESCAPE if escapes else _PLAIN).finditer(raw)
    return [(piece.start(), _character(piece) if escapes else piece[0]) for piece in pieces]


def _character(found: re.Match[str]) -> str:
    number = found[1] or found[2] or found[3]
    if number:
        return chr(int(number, 16))
    return _SHORT[found[4]] if found[4] else found[0]
