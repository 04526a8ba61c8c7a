"""Tool lists: ``tools: Read, Bash(git *)`` in any of the forms YAML offers."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from agentls.finding import Edit
from agentls.semantics.fields import field_entries, line_of
from agentls.syntax import nodes
from agentls.syntax.scalars import Style
from agentls.text import Span
from agentls_schemas.fields import Role
from agentls_schemas.tools import Tool, ToolState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agentls.syntax.nodes import Entry, Header, Scalar
    from agentls_schemas.fields import Fact, Field
    from agentls_schemas.kind import Kind
    from agentls_schemas.tools import McpName
    from agentls_schemas.vocabulary import Vocabulary

# What authors write between tools where a comma is due.
_OTHER_SEPARATORS = re.compile(r"[\s,;|/+&，、；]+(?:(?:and|or)\s+)?|\b(?:and|or)\b")
_BRACKETS = str.maketrans(dict.fromkeys("[]\"'{}\r\n\t", " "))


class ToolRef(NamedTuple):
    """One entry of a tool list."""

    span: Span
    """All of it, quotes left out."""
    name: str
    name_span: Span
    specifier: str
    """What stands in parentheses, or an empty string."""
    item: Span
    """The item of a YAML list it stands in, with its quotes; of a list in one text the entry itself."""
    closed: bool = True
    """Its parentheses are closed at its end. Otherwise it is the name of no tool."""
    mcp: McpName | None = None
    """The pieces of the name, if it is of an MCP server's tools."""

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same entry as another."""
        return self.name, self.specifier


class ToolList(NamedTuple):
    """A field that lists tools."""

    entry: Entry
    field: Field
    refs: Sequence[ToolRef]

    @property
    def is_text(self) -> bool:
        """Whether a text stands where its tool takes nothing but a list."""
        return self.field.fact.tool_syntax.literal and isinstance(self.entry.value, nodes.Scalar)

    @property
    def names(self) -> frozenset[str]:
        """The tools listed, without specifiers."""
        return frozenset(ref.name for ref in self.refs)


def tool_lists(header: Header, kind: Kind, *roles: Role) -> Iterator[ToolList]:
    """The tool lists of a header: what is given and what is denied, unless roles say which."""
    for entry, field in field_entries(header, kind, *(roles or (Role.TOOLS, Role.DENIED_TOOLS))):
        yield ToolList(entry, field, tuple(_refs(entry, field.fact, kind.vocabulary)))


def find(kind: Kind, name: str) -> Tool | None:
    """The tool of that very name, current or former."""
    return kind.vocabulary.tool(name)


def is_current(kind: Kind, name: str) -> bool:
    """Whether the name is a tool of today."""
    tool = kind.vocabulary.tool(name)
    return tool is not None and tool.state is ToolState.CURRENT


def is_retired(kind: Kind, name: str) -> bool:
    """Whether the name was a tool's and means nothing any more."""
    tool = kind.vocabulary.tool(name)
    return tool is not None and tool.state is ToolState.RETIRED


def today(kind: Kind, name: str) -> str:
    """The tool that does the work of a renamed or retired one today; of any other the name itself."""
    tool = kind.vocabulary.tool(name)
    return (tool.successor or tool.name) if tool else name


def covers(kind: Kind, whole: ToolRef, ref: ToolRef) -> bool:
    """Whether an entry without specifier stands for the other: the same tool, or its MCP server."""
    if kind.vocabulary.mcp and whole.mcp and ref.mcp:
        return kind.vocabulary.mcp.covers(whole.name, ref.name)
    return today(kind, whole.name) == today(kind, ref.name)


def without(tools: ToolList, ref: ToolRef, header: Header) -> Edit | None:
    """The edit that takes an entry off its list; None for the last one, for an empty list means something else."""
    return next(iter(without_all(tools, (ref,), header)), None)


def without_all(tools: ToolList, gone: Sequence[ToolRef], header: Header) -> tuple[Edit, ...]:
    """The edits that take entries off a list; none where nothing would be left."""
    value = tools.entry.value
    if len(gone) >= len(tools.refs) or (isinstance(value, nodes.Scalar) and value.style is Style.RAW):
        return ()
    items: dict[Span, list[ToolRef]] = {}
    spans = [ref.span for ref in gone]
    for ref in tools.refs:
        items.setdefault(ref.item, []).append(ref)
    whole = [item for item, refs in items.items() if all(ref in gone for ref in refs)]
    edits = [edit for item in items if item not in whole for edit in _cut([ref.span for ref in items[item]], spans)]
    if isinstance(value, nodes.Sequence) and not value.flow:
        return (*edits, *(Edit(line_of(item, header.text), "") for item in whole))
    return (*edits, *_cut(list(items), whole))


def _cut(entries: Sequence[Span], gone: Sequence[Span]) -> Iterator[Edit]:
    """The edits that take some of several entries away, with what parts them from the next, or else from the last."""
    at = 0
    for goes, run in groupby(entries, key=lambda entry: entry in gone):
        start, at = at, at + len(list(run))
        if goes and at < len(entries):
            yield Edit(Span(entries[start].start, entries[at].start), "")
        elif goes:
            yield Edit(Span(entries[start - 1].end, entries[-1].end), "")


def instead(tools: ToolList, ref: ToolRef, successor: str, header: Header) -> Edit | None:
    """The edit that writes the successor's name, or takes the entry off where that very entry is listed already."""
    if any(other.name == successor and other.specifier in ("", ref.specifier) for other in tools.refs):
        return without(tools, ref, header)
    return Edit(ref.name_span, successor)


def _refs(entry: Entry, fact: Fact, words: Vocabulary) -> Iterator[ToolRef]:
    value = entry.value
    if isinstance(value, nodes.Scalar):
        if not fact.tool_syntax.literal:
            yield from _in_text(value, fact, fact.separators, words)
    elif isinstance(value, nodes.Sequence):
        for item in value.items:
            if isinstance(item, nodes.Scalar):
                if fact.tool_syntax.literal:
                    yield from _whole(item, words)
                    continue
                inside = _in_text(item, fact, fact.separators if fact.parts_items else "", words)
                yield from (ref._replace(item=item.span) for ref in inside)


def _whole(item: Scalar, words: Vocabulary) -> Iterator[ToolRef]:
    """An item that is one name, whatever stands in it."""
    if isinstance(item.data, str) and item.value.strip():
        span = item.view.span(0, len(item.value))
        yield ToolRef(span, item.value, span, "", item.span, mcp=words.mcp_name(item.value))


def _in_text(scalar: Scalar, fact: Fact, separators: str, words: Vocabulary) -> Iterator[ToolRef]:
    if not isinstance(scalar.data, str):
        return
    # Of a list that YAML refuses, brackets and quotes are no part of the names.
    text = scalar.value.translate(_BRACKETS) if scalar.style is Style.RAW else scalar.value
    parts = split(text, separators)
    for start, end in _with_patterns(text, parts) if fact.tool_syntax.whole_tools else parts:
        ref = _ref(scalar, text, start, end)
        yield ref._replace(mcp=words.mcp_name(ref.name))


def _with_patterns(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts, a pattern that stands apart from its tool (`Bash (ls)`) put to it: it is left out either way."""
    found: list[tuple[int, int]] = []
    for start, end in parts:
        if text[start] == "(" and found and not text[found[-1][1] : start].strip(" ") and text[found[-1][1] - 1] != ")":
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _ref(scalar: Scalar, value: str, start: int, end: int) -> ToolRef:
    view = scalar.view
    text = value[start:end]
    opening = text.find("(")
    name = text[:opening].rstrip() if opening > 0 else text
    specifier = text[opening + 1 :].removesuffix(")") if opening > 0 else ""
    span = view.span(start, end)
    closed = opening < 0 or text.endswith(")")
    return ToolRef(span, name, view.span(start, start + len(name)), specifier, span, closed)


def split(text: str, separators: str) -> list[tuple[int, int]]:
    """The parts between separators outside parentheses, trimmed; empty parts left out.

    An open parenthesis takes all that follows.
    """
    parts, start = [], 0
    for found in _parting(separators).finditer(text):
        if found[0][0] != "(":
            parts.append((start, found.start()))
            start = found.end()
    parts.append((start, len(text)))
    return [t for t in (_trim(text, *part) for part in parts) if t[0] < t[1]]


@lru_cache(maxsize=16)
def _parting(separators: str) -> re.Pattern[str]:
    marks = rf"[{re.escape(separators)}]|" if separators else ""
    return re.compile(rf"{marks}\((?:[^()]++|\([^()]*+\))*+\)|\([\s\S]*")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def words(kind: Kind, ref: ToolRef) -> list[str] | None:
    """The tools of an entry that is tools and what its author parts them by: none for a bare `|` or `and`.

    None for any other entry, a tool's name by itself included.
    """
    if ref.specifier or not ref.closed or kind.vocabulary.tool(ref.name) or ref.mcp:
        return None
    parts = [part for part in _OTHER_SEPARATORS.split(ref.name) if part]
    return parts if all(kind.vocabulary.tool(part) or kind.vocabulary.mcp_name(part) for part in parts) else None


def is_given(kind: Kind, ref: ToolRef) -> bool:
    """Whether an entry gives its file anything, as far as that can be known: servers' tools are not."""
    if ref.mcp or ref.name == "*":
        # A star stands for all tools of one server, or alone.
        mcp = kind.vocabulary.mcp
        return ref.closed and (ref.name == "*" or (mcp is not None and mcp.is_definite(ref.name)))
    tool = kind.vocabulary.tool(ref.name)
    if tool is None:
        return kind.vocabulary.takes(ref.name)
    return ref.closed and tool.state is not ToolState.RETIRED and not tool.unavailable


def adding(tools: ToolList, name: str, header: Header) -> Edit | None:
    """The edit that puts a tool at the end of a list that has at least one; None for an empty list."""
    if not tools.refs:
        return None
    value, last = tools.entry.value, tools.refs[-1]
    if isinstance(value, nodes.Sequence) and not value.flow:
        line = line_of(last.item, header.text)
        indent = header.text[line.start : last.item.start]
        end = line.of(header.text)[len(line.of(header.text).rstrip("\r\n")) :] or "\n"
        return Edit(Span(line.end, line.end), f"{indent}{name}{end}")
    return Edit(Span(last.item.end, last.item.end), f", {name}")
