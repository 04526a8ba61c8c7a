"""Lists of tools that were written for another agent tool, in this one's names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Collection

    from agentls.lint.context import Context
    from agentls.semantics.tool_refs import ToolRef
    from agentls.semantics.tools import ToolList
    from agentls_schemas.vocabulary import Vocabulary


def counterpart(known: Vocabulary, name: str) -> str:
    """What does here the work of another's tool, or of an MCP server's called in another's way; empty for nothing."""
    if same := known.equivalents.get(name.partition("(")[0]):
        return same
    spoken = (vocabulary.mcp for vocabulary in known.foreign_tools if vocabulary.mcp and vocabulary.has(name))
    pieces = next((found for mcp in spoken if (found := mcp.parse(name)) and found.server), None)
    return known.mcp.write(pieces.server, pieces.tool or "*") if pieces and known.mcp else ""


def translated(ctx: Context, tools: ToolList, unknown: Collection[ToolRef]) -> tuple[str, Edit] | None:
    """A list in this tool's names, and the edit that writes it; None where it has no counterpart to any of them."""
    known, value = ctx.kind.vocabulary, tools.entry.value
    names = {ref.name: counterpart(known, ref.name) if ref in unknown else ref.name for ref in tools.refs}
    if value is None or not any(names[ref.name] for ref in unknown):
        return None
    words = [ctx.emit.string(name) for name in dict.fromkeys(filter(None, names.values()))]
    written = f"[{', '.join(word for word in words if word)}]"
    return written, Edit(tools.entry.span, ctx.emit.entry(tools.field.key, written))
