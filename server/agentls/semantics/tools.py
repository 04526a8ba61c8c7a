"""The tools that a file lists: what is given, what is denied, and what the names stand for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.lazy_pattern import lazy_pattern
from agentls.semantics.fields import field_entries
from agentls.semantics.tool_refs import ToolRef, tool_refs
from agentls.syntax import nodes
from agentls_schemas.fields import Role
from agentls_schemas.tools import Tool, ToolState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agentls.syntax.nodes import Entry, Header
    from agentls.text import Span
    from agentls_schemas.fields import Field
    from agentls_schemas.kind import Kind

# What authors write between tools where a comma is due.
_OTHER_SEPARATORS = lazy_pattern(r"[\s,;|/+&，、；]+(?:(?:and|or)\s+)?|\b(?:and|or)\b")


class ToolList(Struct, frozen=True, dict=True):
    """A field that lists tools."""

    entry: Entry
    field: Field
    refs: tuple[ToolRef, ...]

    @cached_property
    def items(self) -> dict[Span, list[Span]]:
        """The items of the list, or entries of the map, with the places of the tools in each, in order."""
        found: dict[Span, list[Span]] = {}
        for ref in self.refs:
            found.setdefault(ref.item, []).append(ref.span)
        return found

    @cached_property
    def listed(self) -> dict[str, set[str]]:
        """The tools by what stands in their parentheses."""
        found: dict[str, set[str]] = {}
        for ref in self.refs:
            found.setdefault(ref.specifier, set()).add(ref.name)
        return found

    @cached_property
    def order(self) -> tuple[Span, ...]:
        """The items."""
        return tuple(self.items)

    @cached_property
    def numbers(self) -> dict[Span, int]:
        """The number of each item."""
        return {item: number for number, item in enumerate(self.items)}

    @cached_property
    def inside(self) -> dict[Span, int]:
        """The number of each tool in its item."""
        return {span: number for spans in self.items.values() for number, span in enumerate(spans)}

    @property
    def is_text(self) -> bool:
        """Whether a text stands where its tool takes nothing but a list."""
        fact = self.field.fact
        return fact.tool_syntax.literal and not fact.separators and isinstance(self.entry.value, nodes.Scalar)

    @cached_property
    def named(self) -> Sequence[ToolRef]:
        """The entries, of several at one name the first."""
        return tuple({ref.name_span: ref for ref in reversed(self.refs)}.values())[::-1]

    @cached_property
    def names(self) -> frozenset[str]:
        """The tools listed, without specifiers."""
        return frozenset(ref.name for ref in self.refs)


def tool_lists(header: Header, kind: Kind, *roles: Role) -> Iterator[ToolList]:
    """The tool lists of a header: what is given and what is denied, unless roles say which."""
    for entry, field in field_entries(header, kind, *(roles or (Role.TOOLS, Role.DENIED_TOOLS))):
        yield ToolList(entry, field, tuple(tool_refs(entry, field, kind.vocabulary)))


def find_tool(kind: Kind, name: str) -> Tool | None:
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


def current_name(kind: Kind, name: str) -> str:
    """The tool that does the work of a renamed or retired one today; of any other the name itself."""
    tool = kind.vocabulary.tool(name)
    return (tool.successor or tool.name) if tool else name


def covers(kind: Kind, whole: ToolRef, ref: ToolRef) -> bool:
    """Whether an entry without specifier stands for the other: the same tool, or its MCP server."""
    if kind.vocabulary.mcp and whole.mcp and ref.mcp:
        return kind.vocabulary.mcp.covers(whole.name, ref.name)
    return current_name(kind, whole.name) == current_name(kind, ref.name)


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
    if ref.name == "*" and not kind.vocabulary.has_star:
        return False
    if ref.mcp or ref.name == "*":
        # A star stands for all tools of one server, or alone.
        mcp = kind.vocabulary.mcp
        return ref.closed and (ref.name == "*" or (mcp is not None and mcp.is_definite(ref.name)))
    tool = kind.vocabulary.tool(ref.name)
    if tool is None:
        return kind.vocabulary.takes(ref.name)
    return ref.closed and tool.state is not ToolState.RETIRED and not tool.unavailable
