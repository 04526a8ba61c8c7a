"""Names in running text: which words of a text could be names, and where a known name stands.

A name of several parts, such as ``code-reviewer``, is one wherever it stands by itself; a name that is also
a word, such as ``debugger``, only where its surroundings say so.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_CANDIDATE = re.compile(r"[a-z0-9]++(?:[-_][a-z0-9]++)++|(?<=[@/])[a-z][a-z0-9]*+|(?<=[\"'=])[a-z][a-z0-9]*+(?=[\"'])")
_COMPOUND = r"(?:(?<=@agent-)|(?<![\w.-])(?<![\w.~}]/)(?<!//))NAME(?![\w-])(?!\.\w|/)"
_SINGLE = (
    r"(?:(?<=@agent-)|(?<![\w.]@)(?<=@)|(?<=subagent_type=[\"'])|(?<=subagent_type: [\"'])|(?<![\w./~]/)(?<=/))"
    r"NAME(?![\w./-])|(?<![\w./-])NAME(?=[\"'`*]{0,3}\s+(?:sub-?)?agent\b)"
)
_MARKS = "\"'`*.,:;()"
_AGENT = ("agent", "subagent", "sub-agent")


def words(text: str) -> frozenset[str]:
    """The words of a text that could be names, in lower case; more than those that are."""
    parts = text.lower().split()
    marked = [part for part in parts if "-" in part or "_" in part or "/" in part or "@" in part]
    found = set(_CANDIDATE.findall(" ".join(marked)))
    for before, part in pairwise(parts):
        if part.startswith(_AGENT):
            found.add(before.strip(_MARKS))
    return frozenset(found)


def is_compound(name: str) -> bool:
    """Whether a name is of several parts, so that no word of prose is the same."""
    return bool(re.search(r"[A-Za-z0-9][-_][A-Za-z0-9]", name))


def occurrences(text: str, name: str) -> Iterator[Span]:
    """Where a name stands in running text; never as part of a path, an address or a longer word."""
    own = re.escape(name)
    pattern = _COMPOUND if is_compound(name) else _SINGLE
    for found in re.finditer(pattern.replace("NAME", own), text):
        yield Span(*found.span())
