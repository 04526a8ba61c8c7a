"""Names in running text: which words of a text could be names, and where a known name stands.

A name of several parts, such as ``code-reviewer``, is one wherever it stands by itself; a name that is also
a word, such as ``debugger``, only where its surroundings say so.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.text import Span
from agentls_schemas import OUTLINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls_schemas.mcp import Mcp

_CANDIDATE = lazy_pattern(
    r"[a-z0-9]++(?:[-_][a-z0-9]++)++|(?<=[@/])[a-z][a-z0-9]*+|(?<=[\"'=])[a-z][a-z0-9]*+(?=[\"'])"
)
_COMPOUND = ((lazy_pattern(r"(?<=@agent-)|(?<![\w.-])(?<![\w.~}]/)(?<!//)"), lazy_pattern(r"(?![\w-])(?!\.\w|/)")),)
"""What stands before and after a name of several parts."""
_SINGLE = (
    (
        lazy_pattern(
            r"(?<=@agent-)|(?<![\w.]@)(?<=@)|(?<=agent_type=[\"'])|(?<=agent_type: [\"'])|(?<=agent_type[\"']: [\"'])"
            r"|(?<=agent[\"']: [\"'])|(?<![\w./~]/)(?<=/)"
        ),
        lazy_pattern(r"(?![\w/-])(?!\.\w)"),
    ),
    (lazy_pattern(r"(?<![\w./-])"), lazy_pattern(r"(?=[\"'`*]{0,3}\s+(?:sub-?)?agent\b)")),
)
"""What stands before and after a name that may be a word."""
_MARKS = "\"'`*.,:;()"
_AGENT = lazy_pattern("agent")
_NAMED = lazy_pattern(r"(?:_type)?[\"'`]?:\s+(\S+)")
"""What follows ``agent`` where it is a key whose value names one."""
_LOOK_BACK = 100


def words(text: str) -> frozenset[str]:
    """The words of a text that could be names, in lower case; more than those that are."""
    low = text.lower()
    # Most words are letters alone and most stand there more than once: neither is looked at twice.
    marked = [p for p in set(low.split()) if not p.isalpha() and ("-" in p or "_" in p or "/" in p or "@" in p)]
    found = set(_CANDIDATE.findall(" ".join(marked)))
    found.update(word.strip(_MARKS) for word in _beside_agent(low))
    for each in tool_names():
        found.update(_servers(each).findall(low) if each.prefix in low else ())
    return frozenset(found)


@cache
def tool_names() -> tuple[Mcp, ...]:
    """The ways of tools to call the tools of MCP servers by which a name is known for one in any text."""
    known = [kind.mcp for kind in OUTLINES.values() if kind.mcp and kind.mcp.prefix]
    return tuple({(each.pattern, each.spelling): each for each in known}.values())


@cache
def _servers(each: Mcp) -> re.Pattern[str]:
    """What such a name begins with, up to the end of the server's."""
    return re.compile(rf"(?<![\w-]){re.escape(each.prefix)}[\w-]+?{each.after_server}")


def _beside_agent(low: str) -> Iterator[str]:
    for agent in _AGENT.finditer(low):
        start = agent.start()
        before = low[max(start - _LOOK_BACK, 0) : start].removesuffix("-").removesuffix("sub")
        if before[-1:].isspace():
            yield from before.split()[-1:]
        if named := _NAMED.match(low, agent.end()):
            yield named[1]


def is_compound(name: str) -> bool:
    """Whether a name is of several parts, so that no word of prose is the same."""
    return bool(re.search(r"[A-Za-z0-9][-_][A-Za-z0-9]", name))


def occurrences(text: str, name: str) -> Iterator[Span]:
    """Where a name stands in running text; never as part of a path, an address or a longer word."""
    shapes = _COMPOUND if is_compound(name) else _SINGLE
    # Looked for as characters first: most names stand in few places of a text, or none.
    start = text.find(name) if name else -1
    while start >= 0:
        end = start + len(name)
        found = any(before.match(text, start) and after.match(text, end) for before, after in shapes)
        if found:
            yield Span(start, end)
        start = text.find(name, end if found else start + 1)
