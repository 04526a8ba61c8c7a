"""Names of MCP servers within the names of their tools, which mean nothing else wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls_schemas.mcp import Mcp


def server_occurrences(content: str, syntax: Mcp, server: str) -> Iterator[Span]:
    """Where a text names tools of a server, or all of them; the characters of the server's name alone.

    Args:
        content: the text.
        syntax: how its tool calls such tools; one whose names begin with the server's is looked for nowhere.
        server: the name as the server is set up.
    """
    start = syntax.prefix + syntax.spell(server)
    if syntax.prefix and start in content:
        for found in re.finditer(rf"(?<![\w-]){re.escape(start)}{_end(syntax)}", content):
            yield Span(found.start() + len(syntax.prefix), found.end())


def server_at(content: str, line: Span, syntax: Mcp, offset: int) -> Span | None:
    """The characters of a server's name in that of a tool at an offset of a line, if there is one."""
    if not syntax.prefix:
        return None
    named = re.compile(rf"(?<![\w-]){re.escape(syntax.prefix)}([\w-]+?){_end(syntax)}")
    spans = (Span(*found.span(1)) for found in named.finditer(content, *line))
    return next((span for span in spans if span.holds(offset)), None)


def _end(syntax: Mcp) -> str:
    return rf"(?={re.escape(syntax.infix)}|(?![\w-]))"
