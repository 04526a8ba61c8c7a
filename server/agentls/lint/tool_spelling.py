"""Names in tool lists that are no tool's: what they were meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.semantics.fields import find_closest, same_but_style
from agentls.semantics.tools import current_name, find_tool, is_current, is_given, is_retired, words
from agentls.syntax.nodes import Scalar
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agentls.lint.context import Context
    from agentls.semantics.tool_refs import ToolRef
    from agentls.semantics.tools import ToolList
    from agentls_schemas.kind import Kind

_SLIP = 3
"""Letters that may be missing."""


def is_unknown(ctx: Context, tools: ToolList, ref: ToolRef) -> bool:
    """Whether an entry is the name of no tool, past or present."""
    known, permissions = ctx.kind.vocabulary, tools.field.fact.tool_syntax.permissions
    if not ref.closed:
        # Of permissions whose forms are declared, useless-permission says it.
        return not (permissions and permissions.refused)
    if ref.specifier and tools.field.fact.tool_syntax.plain:
        return True
    if permissions and permissions.patterns and "*" in ref.name:
        return False
    if known.takes(ref.name) or (ref.mcp and known.mcp and known.mcp.valid):
        return not known.takes(ref.name) and not (known.mcp and known.mcp.takes(ref.name))
    if ref.mcp and "*" in ref.name and ctx.kind.vocabulary.invocation.subagent and tools.field.role is Role.TOOLS:
        return not is_given(ctx.kind, ref)
    # `*` is all tools where they are given, and nothing where they are denied; a lone dash is the list's.
    everything = ref.name == "*" and known.has_star and tools.field.role is Role.TOOLS
    is_known = find_tool(ctx.kind, ref.name) or ref.mcp or everything or not ref.name.strip("-")
    return not is_known and (tools.field.fact.tool_syntax.literal or words(ctx.kind, ref) is None)


def did_you_mean(ctx: Context, ref: ToolRef) -> str:
    """The tool of today that an unknown name stands for in other letters, or resembles; empty for none."""
    return ctx.memo(_meant, ctx.kind, ref.name) if ref.closed else ""


def _meant(kind: Kind, name: str) -> str:
    if same := kind.vocabulary.equivalents.get(name.partition("(")[0]):
        return same
    if find_tool(kind, name):
        return ""  # What stands behind it is at fault.
    tools = kind.vocabulary.tools
    known = tuple(tool for tool in tools if not is_retired(kind, tool))
    found = next((tool for tool in known if tool.lower() == name.lower()), "")
    found = found or find_closest(name, [tool for tool in known if is_current(kind, tool)]) or _former(name, known)
    # A name of another's tool must be this one's but for its style to be meant for it.
    is_others = any(vocabulary.has(name) for vocabulary in kind.vocabulary.foreign_tools)
    return "" if is_others and not same_but_style(found, name) else current_name(kind, found)


def _former(name: str, known: Sequence[str]) -> str:
    """The former name that a word is a slip for: one that is a part of it is another word."""
    found = find_closest(name, known)
    return "" if name.lower() in found.lower() and len(found) - len(name) > _SLIP else found


def bracketed(tools: ToolList) -> str:
    """A list in brackets that quotes have made a text; empty for any other value."""
    value = tools.entry.value
    text = value.value.strip() if isinstance(value, Scalar) and value.style.is_quoted else ""
    return text if text[:1] == "[" and text[-1:] == "]" else ""
