"""The header as the file's own tool reads it: where it ends for that tool, and how it repairs YAML that does not parse.

The author's header, which ``agentls.syntax`` reads, is another matter: it ends where the author closed it, and each
of its faults is kept. The two differ in broken headers only.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from agentls.format import Fault, Format
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.semantics.lenient_yaml import read, without_tabs
from agentls.semantics.repairs import repair
from agentls.syntax.nodes import Mapping
from agentls.text import Span
from agentls_schemas.verdicts import HeaderEnd, Repair

if TYPE_CHECKING:
    from agentls.syntax.document import Document
    from agentls.syntax.nodes import Entry, Header
    from agentls_schemas.verdicts import Loader

_OPENING = lazy_pattern(r"\ufeff?---\s*\n")
_EXACT_OPENING = lazy_pattern(r"---\r?\n")
_ENDS = {
    HeaderEnd.ANY_DASHES: lazy_pattern("---"),
    HeaderEnd.LINE_START: lazy_pattern("^---", re.M),
    HeaderEnd.LINE: lazy_pattern(r"^---[ \t]*\r?$", re.M),
    HeaderEnd.WHOLE_LINE: lazy_pattern(r"^---\r?\n", re.M),
}


class State(StrEnum):
    """What the tool makes of the header's lines."""

    ABSENT = "absent"
    """It finds no header."""
    READ = "read"
    """It reads them as they stand."""
    REPAIRED = "repaired"
    """It reads them after it has changed them."""
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
    twins = loader.refuses_twins and _has_twins(header)
    if header.valid and not twins and _is_closed(doc, header, loader) and opening_of(header.text, loader):
        return Loaded(State.READ, header.content.end, header.root)
    if loader.is_strict and header.problems and header.closing and loader.repair is Repair.NONE:
        return Loaded(State.BROKEN, header.content.end)
    # Nothing that a forgiving reader lets pass makes a value of two colons.
    refused = twins or any(loader.is_strict or problem.fault is Fault.UNQUOTED_COLON for problem in header.problems)
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
    if not loader.tabs_indent:
        lines = without_tabs(lines)
    root = None if refused else read(lines)
    if root is not None:
        return Loaded(State.READ, end.start(), root)
    repaired = repair(lines, loader.repair)
    root = None if repaired == lines else read(repaired)
    return Loaded(State.BROKEN, end.start()) if root is None else Loaded(State.REPAIRED, end.start(), root)


def opening_of(content: str, loader: Loader) -> re.Match[str] | None:
    """The line that opens the header, as the tool finds it; None where it finds none."""
    return (_EXACT_OPENING if loader.exact_fences else _OPENING).match(content)


def _has_twins(header: Header) -> bool:
    keys = [entry.key.value for entry in header.root.entries]
    return len(set(keys)) < len(keys)


def _is_closed(doc: Document, header: Header, loader: Loader) -> bool:
    """Whether the line that closes the header does so for the tool."""
    return (
        header.closing is not None and _ENDS[loader.header_end].match(doc.text.clean, header.closing.start) is not None
    )


def _ends_early(text: str, content: Span, loader: Loader) -> bool:
    return loader.header_end is not HeaderEnd.LINE and _ENDS[loader.header_end].search(text, *content) is not None
