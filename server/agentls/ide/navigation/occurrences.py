"""All places where a name stands, in one file or in all."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.ide.navigation.prose_occurrences import prose_occurrences, server_occurrences
from agentls.ide.navigation.symbols import NAMED_IN_TEXT, How, bare_name, bare_span, sort_of
from agentls.named_tuple import NamedTuple
from agentls.project.documents import document_at
from agentls.project.entries import page_entry
from agentls.project.similar_names import key
from agentls.semantics import name_matching
from agentls.semantics.name_matching import tool_names
from agentls.text import Span
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.ide.navigation.symbols import Files
    from agentls.lint.context import Context
    from agentls.project.entries import Entry
    from agentls.project.index import Index
    from agentls.syntax.document import Document
    from agentls.text import Text
    from agentls_schemas.kind import Kind


class Occurrence(NamedTuple):
    """A place where a name stands."""

    path: str
    span: Span | None
    """The characters of the name alone, without a plugin's prefix; None where the file's or folder's name is it."""
    how: How


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


class _Wanted(Struct, frozen=True, dict=True):
    """A name whose references are looked for."""

    index: Index
    sort: Sort
    name: str

    @cached_property
    def servers(self) -> tuple[str, ...]:
        """The ways in which those who set it up write it, if it is a server."""
        found = self.index.defined(self.sort, self.name) if self.sort is Sort.SERVER else ()
        return tuple(dict.fromkeys(each.definition.name for each in found))

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """The ways in which those who define it write it; empty for what texts do not speak of."""
        found = self.index.defined(self.sort, self.name) if self.sort in NAMED_IN_TEXT else ()
        return tuple(dict.fromkeys(bare_name(each.definition.name) for each in found))

    def speaking(self) -> frozenset[str]:
        """The files that may speak of it."""
        words = [start + word for word in map(_rarest, self.spelled) for start in ("", "agent-")]
        words += [(each.prefix + each.spell(name)).lower() for name in self.servers for each in tool_names()]
        found = map(self.index.using, words)
        return frozenset(path for paths in found for path in paths)

    def is_in(self, text: Text | None) -> bool:
        """Whether it may stand in a text; asked before that is parsed."""
        content = text.clean.replace("\\n", "  ") if text else ""
        return any(any(name_matching.occurrences(content, own)) for own in self.spelled) or any(
            any(server_occurrences(content, each, name)) for name in self.servers for each in tool_names()
        )

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
        named = {span for span in self._in_tool_names(doc, kind) if not any(map(span.overlaps, taken))}
        found += (Occurrence(entry.path, span, How.PROSE) for span in named)
        return sorted(found, key=_place)

    def _in_tool_names(self, doc: Document, kind: Kind | None) -> Iterator[Span]:
        own = kind.vocabulary.mcp if kind else None
        for name in self.servers:
            for each in (own,) if own else tool_names():
                yield from server_occurrences(doc.text.clean, each, name)

    def named(self, entry: Entry) -> Iterator[Occurrence]:
        """The places in a file where nothing but a name can stand."""
        wanted = key(self.sort, self.name)
        given = [each for each in entry.definitions if key(each.sort, each.name) == wanted]
        for own in given:
            yield Occurrence(entry.path, bare_span(own.span, own.name) if own.span else None, How.DEFINITION)
        spans = [own.span for own in given]
        for each in entry.mentions:
            # A server that the file sets up is mentioned by the same characters.
            if key(each.sort, each.name) == wanted and each.span not in spans:
                yield Occurrence(entry.path, bare_span(each.span, each.name), How.MENTION)


def _rarest(name: str) -> str:
    """The word by which the index knows the texts that speak of a name: of names with other marks, a part."""
    last = name.lower().split()[-1:]
    return max(name_matching.words(name), key=len, default="") or "".join(last)


def _place(use: Occurrence) -> Span:
    return use.span or Span(0, 0)
