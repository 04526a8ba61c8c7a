"""The header as the file's own tool reads it: where it ends for that tool, and how it repairs YAML that does not parse.

The author's header, which ``agentls.syntax`` reads, is another matter: it ends where the author closed it, and each
of its faults is kept. The two differ in broken headers only.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from agentls.format import Fault, Format
from agentls.syntax.faults import beyond_yaml
from agentls.syntax.nodes import Mapping, Scalar
from agentls.syntax.yaml_tree import Anchors, RefusedError, compose
from agentls.text import Span
from agentls_schemas.verdicts import HeaderEnd, Repair

if TYPE_CHECKING:
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Entry
    from agentls_schemas.verdicts import Loader

_OPENING = re.compile(r"\ufeff?---\s*\n")
_EXACT_OPENING = re.compile(r"---\r?\n")
_ENDS = {
    HeaderEnd.ANY_DASHES: re.compile("---"),
    HeaderEnd.LINE_START: re.compile("^---", re.M),
    HeaderEnd.LINE: re.compile(r"^---[ \t]*\r?$", re.M),
}
_KEY_LINE = re.compile(r"(?P<key>[A-Za-z_-]+):\s+(?P<value>[^\r\n\u2028\u2029]+)")
_TOP_LINE = re.compile(r"(?P<key>[A-Za-z_]\w*)\s*:\s*(?P<value>.*)", re.A)
_LINE_END = re.compile(r"\r?\n")
_PLAIN_FAULT = re.compile(r"^[@`\[]|: ")
_SPECIAL = re.compile(r"[{}\[\]*&#!|>%@`]|: ")
_TAB_INDENT = re.compile(r"^[ ]*+\t[ \t]*+(?=\S)", re.M)
_TAB_IN_BLOCK = re.compile(r"[|>][+-]?[ \t]*\n[ ]*\t")
_COMMA_FIRST = re.compile(r"(?<=:[ \t]),")
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_STAND_IN = "\uf8ff"
_MANY = 20_000
"""Lines above which a repair is not tried; nobody writes such a header."""


class State(StrEnum):
    """What the tool makes of the header's lines."""

    ABSENT = "absent"
    """It finds no header."""
    READ = "read"
    """It reads them as they stand."""
    REPAIRED = "repaired"
    """It reads them after it has put values in quotes."""
    BROKEN = "broken"
    """It reads none of them."""


class Loaded(NamedTuple):
    """A header as its tool reads it."""

    state: State
    end: int = 0
    """Where its lines end in the file, in code points: before the dashes that end it."""
    root: Mapping = Mapping(Span(0, 0), ())
    """What it reads; the spans of a repaired header are not the file's."""

    def get(self, key: str) -> Entry | None:
        """The entry it takes for a key."""
        return self.root.get(key)


def as_loaded(doc: Document, loader: Loader) -> Loaded:
    """The header as the tool reads it."""
    header = doc.header
    if header is not None and doc.format is not Format.FRONTMATTER:
        return Loaded(State.READ if header.valid else State.BROKEN, header.content.end, header.root)
    if header is None or _ends_early(header.text, header.content, loader):
        return load(doc.text.clean, loader)
    if header.valid and header.closing and opening_of(header.text, loader):
        return Loaded(State.READ, header.content.end, header.root)
    if loader.is_strict and header.problems and header.closing:
        return Loaded(State.BROKEN, header.content.end)
    # Nothing that a forgiving reader lets pass makes a value of two colons.
    refused = any(problem.fault is Fault.UNQUOTED_COLON for problem in header.problems)
    return load(doc.text.clean, loader, refused=refused)


def load(content: str, loader: Loader, *, refused: bool = False) -> Loaded:
    """The header of a file's characters as the tool reads it.

    Args:
        content: the file.
        loader: the tool.
        refused: whether the lines as they stand are known to be no YAML.
    """
    opening = opening_of(content, loader)
    end = _ENDS[loader.header_end].search(content, opening.end() if opening else 0)
    if opening is None or end is None:
        return Loaded(State.ABSENT)
    # The blank lines behind the opening are part of it.
    lines = content[opening.end() : end.start()]
    root = None if refused else read(lines)
    if root is not None:
        return Loaded(State.READ, end.start(), root)
    repaired = _REPAIRS[loader.repair](lines)
    root = None if repaired == lines else read(repaired)
    return Loaded(State.BROKEN, end.start()) if root is None else Loaded(State.REPAIRED, end.start(), root)


def read(source: str) -> Mapping | None:
    """The map in YAML's characters as a forgiving reader takes it; None where even that refuses them.

    Control characters, tabs for indentation (not in a block scalar with LF line ends), a comma before a value and
    escaped surrogate pairs pass.
    """
    if "\0" in source:
        return None
    soft = source
    if "\t" in source:
        if _TAB_IN_BLOCK.search(source):
            return None
        soft = _TAB_INDENT.sub(lambda blanks: " " * len(blanks[0]), source)
    if ": ," in source or ":\t," in source:
        soft = _COMMA_FIRST.sub(_STAND_IN, soft)
    soft = _PAIR.sub(r"\\u0041\\u0041", soft)
    try:
        root = compose(source, 0, Anchors(), soft=soft, lenient=True).root
    except RefusedError:
        return None
    if not isinstance(root, Mapping):
        return Mapping(Span(0, 0), ())
    if any(_is_refused(source, entry) for entry in root.entries):
        return None
    return replace(root, entries=tuple(map(_with_comma, root.entries))) if _STAND_IN in soft else root


def _is_refused(source: str, entry: Entry) -> bool:
    """Whether a value has text in the first column or right behind its quotes, which libyaml alone lets pass."""
    problem = beyond_yaml(source, entry, [])
    if problem is None:
        return False
    return problem.fault is Fault.UNINDENTED_CONTINUATION or problem.span.of(source) == "#"


def _with_comma(entry: Entry) -> Entry:
    value = entry.value
    if not isinstance(value, Scalar) or not value.value.startswith(_STAND_IN):
        return entry
    return replace(entry, value=replace(value, value=value.raw))


def opening_of(content: str, loader: Loader) -> re.Match[str] | None:
    """The line that opens the header, as the tool finds it; None where it finds none."""
    return (_EXACT_OPENING if loader.exact_fences else _OPENING).match(content)


def _ends_early(text: str, content: Span, loader: Loader) -> bool:
    return loader.header_end is not HeaderEnd.LINE and _ENDS[loader.header_end].search(text, *content) is not None


def _requoted(lines: str) -> str:
    """The lines with every value in quotes that YAML may stumble over, sound ones among them."""
    parts = lines.split("\n")
    return "\n".join(map(_requoted_line, parts)) if len(parts) < _MANY else lines


def _requoted_line(line: str) -> str:
    found = _KEY_LINE.fullmatch(line)
    if found is None or _stays(value := found["value"]) or not _SPECIAL.search(value):
        return line
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{line[: found.start("value")]}"{escaped}"'


def _stays(value: str) -> bool:
    if value[0] in "\"'" and value[-1] == value[0]:
        return True
    return value[0] == "[" and value[-1] == "]" and read(f"x: {value}") is not None


def _in_blocks(lines: str) -> str:
    """The lines with every value of a top-level line that has a colon as a block of its own."""
    parts = _LINE_END.split(lines)
    return "\n".join(map(_in_block, parts)) if len(parts) < _MANY else lines


def _in_block(line: str) -> str:
    found = _TOP_LINE.fullmatch(line)
    value = found["value"].strip() if found else ""
    return f"{found['key']}: |-\n  {value}" if found and ":" in value and value[0] not in "\"'" else line


def _with_plain_quoted(lines: str) -> str:
    """The lines with every value in quotes that has a colon or begins with a sign that cannot begin one."""
    parts = _LINE_END.split(lines)
    return "\n".join(map(_quoted_line, parts)) if len(parts) < _MANY else lines


def _quoted_line(line: str) -> str:
    found = _KEY_LINE.fullmatch(line)
    return line if found is None or not _PLAIN_FAULT.search(found["value"]) else _requoted_line(line)


_REPAIRS = {
    Repair.NONE: lambda lines: lines,
    Repair.QUOTES: _requoted,
    Repair.PLAIN: _with_plain_quoted,
    Repair.BLOCKS: _in_blocks,
}
