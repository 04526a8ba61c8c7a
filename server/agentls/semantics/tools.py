"""Tool lists: ``tools: Read, Bash(git *)`` in any of the forms YAML offers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from agentls.finding import Edit
from agentls.semantics.fields import field_entries, line_of
from agentls.syntax import nodes
from agentls.syntax.scalars import Style
from agentls.text import Span
from agentls_schemas.types import Role, Tool, ToolState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agentls.syntax.nodes import Entry, Header, Scalar
    from agentls_schemas.types import Field, Kind

MCP = "mcp__"
# What authors write between tools where a comma is due.
_OTHER_SEPARATORS = re.compile(r"[\s,;|/+&，、；]+(?:(?:and|or)\s+)?")
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
    """What to remove so that the entry is gone from a YAML list: with its quotes."""

    @property
    def is_mcp(self) -> bool:
        """Whether it names tools of an MCP server."""
        return self.name.startswith(MCP)

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
    def names(self) -> frozenset[str]:
        """The tools listed, without specifiers."""
        return frozenset(ref.name for ref in self.refs)


def tool_lists(header: Header, kind: Kind, *roles: Role) -> Iterator[ToolList]:
    """The tool lists of a header: what is given and what is denied, unless roles say which."""
    for entry, field in field_entries(header, kind, *(roles or (Role.TOOLS, Role.DENIED_TOOLS))):
        yield ToolList(entry, field, tuple(_refs(entry, field.fact.separators)))


def find(kind: Kind, name: str) -> Tool | None:
    """The tool of that very name, current or former."""
    return kind.tools.get(name)


def is_current(kind: Kind, name: str) -> bool:
    """Whether the name is a tool of today."""
    tool = kind.tools.get(name)
    return tool is not None and tool.state is ToolState.CURRENT


def is_retired(kind: Kind, name: str) -> bool:
    """Whether the name was a tool's and means nothing any more."""
    tool = kind.tools.get(name)
    return tool is not None and tool.state is ToolState.RETIRED


def today(kind: Kind, name: str) -> str:
    """The tool that does the work of a renamed or retired one today; of any other the name itself."""
    tool = kind.tools.get(name)
    return (tool.successor if tool else "") or name


def covers(kind: Kind, whole: ToolRef, ref: ToolRef) -> bool:
    """Whether an entry without specifier stands for the other: the same tool, or its MCP server."""
    if whole.is_mcp and ref.is_mcp:
        return f"{ref.name}__".startswith(whole.name.removesuffix("*").removesuffix("__") + "__")
    return today(kind, whole.name) == today(kind, ref.name)


def without(tools: ToolList, ref: ToolRef, header: Header) -> Edit | None:
    """The edit that takes an entry off its list; None for the last one, for an empty list means something else."""
    at = tools.refs.index(ref)
    value = tools.entry.value
    if len(tools.refs) == 1 or (isinstance(value, nodes.Scalar) and value.style is Style.RAW):
        return None
    if isinstance(value, nodes.Sequence) and not value.flow:
        return Edit(line_of(ref.item, header.text), "")
    if at + 1 < len(tools.refs):
        return Edit(Span(ref.item.start, tools.refs[at + 1].item.start), "")
    return Edit(Span(tools.refs[at - 1].item.end, ref.item.end), "")


def instead(tools: ToolList, ref: ToolRef, successor: str, header: Header) -> Edit | None:
    """The edit that writes the successor's name, or takes the entry off where that very entry is listed already."""
    if any(other.name == successor and other.specifier in ("", ref.specifier) for other in tools.refs):
        return without(tools, ref, header)
    return Edit(ref.name_span, successor)


def _refs(entry: Entry, separators: str) -> Iterator[ToolRef]:
    value = entry.value
    if isinstance(value, nodes.Scalar):
        if isinstance(value.data, str):
            # Of a list that YAML refuses, brackets and quotes are no part of the names.
            text = value.value.translate(_BRACKETS) if value.style is Style.RAW else value.value
            yield from (_ref(value, text, start, end) for start, end in split(text, separators))
    elif isinstance(value, nodes.Sequence):
        for item in value.items:
            if isinstance(item, nodes.Scalar) and isinstance(item.data, str) and item.value.strip():
                whole = len(item.value) - len(item.value.lstrip()), len(item.value.rstrip())
                yield _ref(item, item.value, *whole)._replace(item=item.span)


def _ref(scalar: Scalar, value: str, start: int, end: int) -> ToolRef:
    view = scalar.view
    text = value[start:end]
    opening = text.find("(")
    name = text[:opening].rstrip() if opening > 0 else text
    specifier = text[opening + 1 :].removesuffix(")") if opening > 0 else ""
    span = view.span(start, end)
    return ToolRef(span, name, view.span(start, start + len(name)), specifier, span)


def split(text: str, separators: str) -> list[tuple[int, int]]:
    """The parts between separators that stand outside closed parentheses, trimmed; empty parts left out."""
    marks = separators + "\n" if " " in separators else separators
    parted = re.compile(rf"[{re.escape(marks)}]|\((?:[^()]++|\([^()]*+\))*+\)")
    parts, start = [], 0
    for found in parted.finditer(text):
        if found[0][0] != "(":
            parts.append((start, found.start()))
            start = found.end()
    parts.append((start, len(text)))
    return [t for t in (_trim(text, *part) for part in parts) if t[0] < t[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def words(kind: Kind, ref: ToolRef) -> list[str]:
    """The tools of an entry that is several tools parted by something else; empty for any other entry."""
    if ref.specifier or ref.name.isidentifier():
        return []
    parts = [part for part in _OTHER_SEPARATORS.split(ref.name) if part]
    return parts if len(parts) > 1 and all(part in kind.tools or part.startswith(MCP) for part in parts) else []


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
