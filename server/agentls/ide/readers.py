"""Which tools load a file, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.results import Hover
from agentls.markdown_escape import escape_lines
from agentls.workspace.readers import rows, summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Header
    from agentls.workspace.readers import Reason, Row

_SHOWN = 3
"""So many reasons are told of a tool."""


def hover_fence(ctx: Context, header: Header) -> Hover | None:
    """The table, over the line that opens the header."""
    found = rows(ctx)
    return Hover(header.opening, readers_table(ctx, found)) if found else None


def readers_table(ctx: Context, found: Sequence[Row]) -> str:
    """A Markdown table: what each tool does with a file, and why; lines from 1."""
    head = ["| tool | what it does | why |", "|---|---|---|"]
    lines = (line for row in found for line in _lines(ctx, row))
    return "\n".join([f"**{summary(found)}**", "", *head, *lines])


def _lines(ctx: Context, row: Row) -> Iterator[str]:
    """A row with the first reason, and one for each other; not all editors know another line in a cell."""
    reasons = [_reason(ctx, reason) for reason in row.reasons[:_SHOWN]]
    if more := len(row.reasons) - len(reasons):
        reasons.append(f"and {more} more")
    yield f"| {row.reader.title} | {row.words}{row.origin} | {reasons[0] if reasons else ''} |"
    yield from (f"| | | {reason} |" for reason in reasons[1:])


def _reason(ctx: Context, reason: Reason) -> str:
    line = ctx.doc.text.line_at(reason.finding.span.start) + 1
    return f"line {line}: {escape_lines(reason.finding.message)}".replace("|", "\\|")
