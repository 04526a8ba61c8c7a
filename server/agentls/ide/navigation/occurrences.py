"""What name the cursor is on, and all places where that name stands.

A name stands in three ways: a file gives it to itself (definition), it is written where only a name can stand
(mention: ``Agent(x)``, ``skills:``, what an example launches), or a text speaks of it (``names_in_text``). Names are
the same if ``project.index.key`` says so; in texts only spellings count that a definition has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from agentls.ide.navigation.prose_occurrences import prose_occurrences
from agentls.project.documents import document_at
from agentls.project.entries import page_entry
from agentls.project.index import key
from agentls.semantics import name_matching
from agentls.text import Span
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.lint.context import Context
    from agentls.project.entries import Entry
    from agentls.project.index import Index
    from agentls.syntax.document import Document
    from agentls.text import Text
    from agentls_schemas.kind import Kind


class How(StrEnum):
    """In what way a name stands somewhere."""

    DEFINITION = "definition"
    MENTION = "mention"
    LINK = "link"
    """A path, in a link or after ``@``; never among the references of a name."""
    PROSE = "prose"


class Symbol(NamedTuple):
    """The name the cursor is on."""

    sort: Sort
    name: str
    """As it is written; of a link the path, without anchor, empty for a place in the same file."""
    span: Span
    """The characters of the name alone, without a plugin's prefix; of a link all of its target."""
    how: How


class Occurrence(NamedTuple):
    """A place where a name stands."""

    path: str
    span: Span | None
    """The characters of the name alone, without a plugin's prefix; None where the file's or folder's name is it."""
    how: How


class Files(Protocol):
    """Where texts come from; the server's session is one."""

    def context_at(self, path: str) -> Context | None:
        """A file as it now is; None where it cannot be read or is no agent file."""

    def text_at(self, path: str) -> Text | None:
        """The characters of any file as it now is; None where it cannot be read."""

    def open_paths(self) -> Iterable[str]:
        """The files whose text may be another than on disk."""


# The letter of an escape such as ``\\n`` belongs to no word.
_WORD = re.compile(r"(?<!\\)[\w-]+")
_SORTS = (Sort.AGENT, Sort.SKILL, Sort.COMMAND)
_LONGEST = 4
"""Words of a name at most."""


def symbol_at(ctx: Context, index: Index, offset: int) -> Symbol | None:
    """The name at an offset of a file; None where there is none.

    A file that is called only by its file name has no place for it in its text.
    """
    entry = ctx.entry
    for given in entry.definitions:
        if given.span and (span := _bare(given.span, given.name)).holds(offset):
            return Symbol(given.sort, given.name, span, How.DEFINITION)
    for each in entry.mentions:
        if (span := _bare(each.span, each.name)).holds(offset):
            return Symbol(each.sort, each.name, span, How.MENTION)
    for each in entry.links:
        if each.span.holds(offset):
            return Symbol(Sort.FILE, each.name, each.span, How.LINK)
    return _in_text(ctx, index, offset)


def find_occurrences(index: Index, sort: Sort, name: str, files: Files, *, fresh: bool = False) -> Iterator[Occurrence]:
    """All places where a name stands, by path, then by place; none twice.

    Args:
        index: the names of the workspace.
        sort: what is named.
        name: the name in any spelling.
        files: where texts come from.
        fresh: read every file anew; else files that only mention the name are taken as the index has them.
    """
    opened = frozenset(files.open_paths())
    for path in opened:
        # The index follows what the client has when that is read.
        files.context_at(path)
    wanted = _Wanted(index, sort, name)
    speaking = wanted.speaking()
    known = {found.entry.path for found in index.defined(sort, name)}
    known.update(entry.path for entry, _ in index.mentioned(sort, name))
    for path in sorted(opened | speaking | known):
        if fresh or path in opened or (path in speaking and wanted.is_in(files.text_at(path))):
            yield from wanted.in_file(path, files)
        elif entry := index.get(path):
            yield from sorted(wanted.named(entry), key=_place)


def occurrences_in(ctx: Context, index: Index, sort: Sort, name: str) -> list[Occurrence]:
    """The places in one file, in order."""
    return _Wanted(index, sort, name).in_document(ctx.doc, ctx.kind, ctx.entry)


def sort_of(index: Index, name: str, sorts: Iterable[Sort]) -> Sort | None:
    """Which of the sorts a name in a text is of; None where there is no such name or more than one."""
    found = [sort for sort in _SORTS if sort in sorts and index.defined(sort, name)]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class _Wanted:
    """A name whose references are looked for."""

    index: Index
    sort: Sort
    name: str

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """The ways in which those who define it write it; empty for what texts do not speak of."""
        found = self.index.defined(self.sort, self.name) if self.sort in _SORTS else ()
        return tuple(dict.fromkeys(_last(each.definition.name) for each in found))

    def speaking(self) -> frozenset[str]:
        """The files that may speak of it."""
        found = (self.index.using(start + word) for word in map(_rarest, self.spelled) for start in ("", "agent-"))
        return frozenset(path for paths in found for path in paths)

    def is_in(self, text: Text | None) -> bool:
        """Whether it may stand in a text; asked before that is parsed."""
        content = text.clean.replace("\\n", "  ") if text else ""
        return any(any(name_matching.occurrences(content, own)) for own in self.spelled)

    def in_file(self, path: str, files: Files) -> Iterator[Occurrence]:
        """The places in a file as it now is."""
        known = self.index.get(path)
        if ctx := files.context_at(path):
            yield from self.in_document(ctx.doc, ctx.kind, ctx.entry)
        elif path.endswith(".md") and (text := files.text_at(path)) is not None:
            doc = document_at(path, text)
            yield from self.in_document(doc, None, page_entry(doc, PurePath(path)))
        elif known:
            yield from self.named(known)

    def in_document(self, doc: Document, kind: Kind | None, entry: Entry) -> list[Occurrence]:
        """The places in a file, in order."""
        found = [*self.named(entry)]
        taken = [given.span for given in entry.definitions if given.span] + [each.span for each in entry.mentions]
        for own in self.spelled:
            for span, sorts in prose_occurrences(doc, kind, own):
                free = not any(map(span.overlaps, taken))
                if free and sort_of(self.index, own, sorts) is self.sort:
                    taken.append(span)
                    found.append(Occurrence(entry.path, span, How.PROSE))
        return sorted(found, key=_place)

    def named(self, entry: Entry) -> Iterator[Occurrence]:
        """The places in a file where nothing but a name can stand."""
        wanted = key(self.sort, self.name)
        given = [each for each in entry.definitions if key(each.sort, each.name) == wanted]
        for own in given:
            yield Occurrence(entry.path, _bare(own.span, own.name) if own.span else None, How.DEFINITION)
        spans = [own.span for own in given]
        for each in entry.mentions:
            # A server that the file sets up is mentioned by the same characters.
            if key(each.sort, each.name) == wanted and each.span not in spans:
                yield Occurrence(entry.path, _bare(each.span, each.name), How.MENTION)


def _rarest(name: str) -> str:
    """The word by which the index knows the texts that speak of a name: of names with other marks, a part."""
    last = name.lower().split()[-1:]
    return max(name_matching.words(name), key=len, default="") or "".join(last)


def _in_text(ctx: Context, index: Index, offset: int) -> Symbol | None:
    """The name in the text at an offset."""
    content = ctx.doc.text.clean
    line = ctx.doc.text.line_span(ctx.doc.text.line_at(offset))
    for span in _guesses(content, line, offset):
        name = span.of(content) if span.holds(offset) else ""
        spelled = any(_last(found.definition.name) == name for sort in _SORTS for found in index.defined(sort, name))
        for place, sorts in prose_occurrences(ctx.doc, ctx.kind, name) if spelled else ():
            sort = sort_of(index, name, sorts) if place == span else None
            if sort:
                return Symbol(sort, name, span, How.PROSE)
    return None


def _guesses(content: str, line: Span, offset: int) -> Iterator[Span]:
    """What could be a name around an offset, in one line: one word, or some that follow each other."""
    words = [Span(*found.span()) for found in _WORD.finditer(content, *line)]
    at = next((number for number, word in enumerate(words) if word.holds(offset)), None)
    if at is None:
        return
    if content.startswith("agent-", words[at].start) and content[words[at].start - 1 : words[at].start] == "@":
        yield Span(words[at].start + len("agent-"), words[at].end)
    for count in range(_LONGEST):
        for first in range(max(0, at - count), min(at, len(words) - count - 1) + 1):
            yield Span(words[first].start, words[first + count].end)


def _bare(span: Span, name: str) -> Span:
    """The name without a plugin's prefix."""
    return Span(span.end - len(_last(name)), span.end) if ":" in name else span


def _last(name: str) -> str:
    return name.rpartition(":")[2]


def _place(use: Occurrence) -> Span:
    return use.span or Span(0, 0)
