"""What name the cursor is on, and which of several definitions it means there.

A name stands in three ways: a file gives it to itself (definition), it is written where only a name can stand
(mention: ``Agent(x)``, ``skills:``, what an example launches), or a text speaks of it (``prose_occurrences``). Names
are the same if ``project.index.key`` says so; in texts only spellings count that a definition has.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import takewhile
from pathlib import PurePosixPath
from posixpath import basename
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from agentls.ide.navigation.prose_occurrences import prose_occurrences
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.project import kinds, uris
from agentls.semantics.paths import within
from agentls.text import Span
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from agentls.ide.navigation.document_links import IsFile
    from agentls.lint.context import Context
    from agentls.project.entries import Entry
    from agentls.project.index import Defined, Index
    from agentls.text import Text
    from agentls_schemas.mcp import Mcp


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


class Files(Protocol):
    """Where texts come from; the server's ``Analysis`` is one."""

    def context_at(self, path: str) -> Context | None:
        """A file as it now is; None where it cannot be read or is no agent file."""

    def text_at(self, path: str) -> Text | None:
        """The characters of any file as it now is; None where it cannot be read."""

    def open_paths(self) -> Iterable[str]:
        """The files whose text may be another than on disk."""


class World(Struct, frozen=True):
    """What is known beside the file at hand."""

    index: Index
    files: Files
    is_file: IsFile
    """Whether a path is a file's."""
    uri_of: Callable[[str], str] = uris.path_to_uri
    """The URI of a path, as the editor writes it."""


# The letter of an escape such as ``\\n`` belongs to no word.
_WORD = lazy_pattern(r"(?<!\\)[\w-]+")
NAMED_IN_TEXT = (Sort.AGENT, Sort.SKILL, Sort.COMMAND)
"""What texts speak of by name."""
_SHARING = (Sort.FILE, Sort.PLUGIN)
"""What gives its servers to others."""
_LONGEST = 4
"""Words of a name at most."""
_TOOL = lazy_pattern(r"__[\w*-]+")
"""What follows an MCP server's name in the name of its tool."""
_PREFIX = lazy_pattern(r"(?<![\w.:-])([\w.-]+):\Z")
_LONGEST_PLUGIN = 300


def symbol_at(ctx: Context, index: Index, offset: int) -> Symbol | None:
    """The name at an offset of a file; None where there is none.

    A file that is called only by its file name has no place for it in its text.
    """
    entry = ctx.entry
    for given in entry.definitions:
        if given.span and (span := bare_span(given.span, given.name)).holds(offset):
            return Symbol(given.sort, given.name, span, How.DEFINITION)
    for each in entry.mentions:
        if (span := bare_span(each.span, each.name)).holds(offset):
            return Symbol(each.sort, each.name, span, How.MENTION)
    for each in entry.links:
        if each.span.holds(offset):
            return Symbol(Sort.FILE, each.name, each.span, How.LINK)
    return _in_text(ctx, index, offset)


def symbol_under(ctx: Context, index: Index, offset: int) -> Symbol | None:
    """The name at an offset; of a tool of an MCP server that server; above a file's fields the file's own name."""
    found = symbol_at(ctx, index, offset)
    if found:
        return found
    for each in ctx.entry.mentions:
        tool = _TOOL.match(ctx.doc.text.clean, each.span.end) if each.sort is Sort.SERVER else None
        if tool and each.span.end <= offset <= tool.end():
            return Symbol(each.sort, each.name, each.span, How.MENTION)
    own, header = ctx.entry.own, ctx.doc.header
    if own and own.span is None and header and header.opening.holds(offset):
        return Symbol(own.sort, own.name, header.opening, How.DEFINITION)
    return None


def sort_of(index: Index, name: str, sorts: Iterable[Sort]) -> Sort | None:
    """Which of the sorts a name in a text is of; None where there is no such name or more than one."""
    found = [sort for sort in NAMED_IN_TEXT if sort in sorts and index.defined(sort, name)]
    return found[0] if len(found) == 1 else None


def _in_text(ctx: Context, index: Index, offset: int) -> Symbol | None:
    """The name in the text at an offset."""
    content = ctx.doc.text.clean
    line = ctx.doc.text.line_span(ctx.doc.text.line_at(offset))
    for span in _guesses(content, line, offset):
        name = span.of(content) if span.holds(offset) else ""
        spelled = any(
            bare_name(found.definition.name) == name for sort in NAMED_IN_TEXT for found in index.defined(sort, name)
        )
        for place, sorts in prose_occurrences(ctx.doc, ctx.kind, name) if spelled else ():
            sort = sort_of(index, name, sorts) if place == span else None
            if sort:
                return Symbol(sort, name, span, How.PROSE)
    syntax = ctx.kind.vocabulary.mcp
    server = _server_at(content, line, syntax, offset) if syntax else None
    known = server and index.defined(Sort.SERVER, server.of(content))
    return Symbol(Sort.SERVER, server.of(content), server, How.PROSE) if server and known else None


def _server_at(content: str, line: Span, syntax: Mcp, offset: int) -> Span | None:
    """The characters of a server's name in that of a tool at an offset of a line, if there is one."""
    if not syntax.prefix:
        return None
    named = re.compile(rf"(?<![\w-]){re.escape(syntax.prefix)}([\w-]+?){syntax.after_server}")
    spans = (Span(*found.span(1)) for found in named.finditer(content, *line))
    return next((span for span in spans if span.holds(offset)), None)


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


def bare_span(span: Span, name: str) -> Span:
    """The characters of a name without a plugin's prefix, of those of all of it."""
    return Span(span.end - len(bare_name(name)), span.end) if ":" in name else span


def bare_name(name: str) -> str:
    """The name without a plugin's prefix."""
    return name.rpartition(":")[2]


# Which definition is meant


def prefix(content: str, start: int) -> str:
    """The plugin in front of a name that begins at ``start``; empty where there is none."""
    found = _PREFIX.search(content, max(0, start - _LONGEST_PLUGIN), start)
    return found[1] if found else ""


def resolve(defined: Sequence[Defined], path: str, plugin: str = "") -> list[Defined]:
    """The definitions that a name in a file may mean; more than one where nothing tells them apart.

    The file's own comes first, then those of the plugin named, then those loaded with the file by its tool, from its
    own folder or the nearest above.

    Args:
        defined: the definitions of the name.
        path: the file that mentions it.
        plugin: what is written in front of the name, see ``prefix``.
    """
    # Servers that another agent sets up for itself are not there for this one.
    defined = [each for each in defined if _is_shared(each) or each.entry.path == path]
    own = [each for each in defined if path == each.entry.path or path.startswith(f"{folder(each)}/")]
    if own:
        return own
    named = [each for each in defined if plugin and basename(each.entry.home) == plugin]
    if named:
        return named
    known = _of_its_tool(defined, path)
    homes = [each.entry.home for each in known if within(path, each.entry.home)]
    nearest = max(homes, key=len, default=None)
    return [each for each in known if nearest in (None, each.entry.home)]


def _of_its_tool(defined: Sequence[Defined], path: str) -> Sequence[Defined]:
    """The definitions for the tool that a file is for; all where it is for none, or that tool has none."""
    kind = next(iter(kinds.candidates(PurePosixPath(path))), None)
    found = [
        each for each in defined if kind and kinds.find(each.entry.kind) in kinds.naming(kind, each.definition.sort)
    ]
    return found or defined


def folder(defined: Defined) -> str:
    """The folder that is the thing defined, such as a skill's; for what is a file, the file."""
    kind = kinds.find(defined.entry.kind)
    return kind.identity.bearer(defined.entry.path) if kind else defined.entry.path


def owners(ctx: Context, found: Symbol, index: Index) -> list[Defined]:
    """The definitions of a name in a file for its tool: those it means, then those with the most folders in common."""
    return nearest(index, found.sort, found.name, ctx.entry, prefix(ctx.doc.text.clean, found.span.start))


def nearest(index: Index, sort: Sort, name: str, entry: Entry, plugin: str = "") -> list[Defined]:
    """The definitions of a name as a file sees them, behind a plugin's name or by itself."""
    found = [each for each in index.defined(sort, name) if _is_shared(each) or each.entry.path == entry.path]
    if sort is not Sort.SERVER:
        found = list(_of_its_tool(found, entry.path))
    first = {each.entry.path for each in resolve(found, entry.path, plugin)}
    return sorted(found, key=lambda e: (e.entry.path not in first, -_common(e.entry.path, entry.path)))


def _is_shared(defined: Defined) -> bool:
    """Whether what a file defines is there for others: all but the servers of an agent."""
    own = defined.entry.own
    return defined.definition.sort is not Sort.SERVER or own is None or own.sort in _SHARING


def _common(path: str, other: str) -> int:
    pairs = zip(path.split("/"), other.split("/"), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
