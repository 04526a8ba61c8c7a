"""The tools that a body tells its agent to use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.semantics.tools import current_name, find_tool, is_current, is_retired
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.tools import ToolList
    from agentls.syntax.nodes import Markdown

# The names first: they are rare, where the words before them are in every sentence.
_QUOTED = lazy_pattern(r"`([A-Z]\w+)`")
_WORD = lazy_pattern(r"(?<![\w`])[A-Z]\w+\Z")
_SAID = lazy_pattern(r"\b(?:[Uu]s(?:e|ing)|[Cc]all|[Ii]nvok(?:e|ing)|[Vv]ia|[Ww]ith|[Rr]un)\s+(?:the\s+)?\Z")
_REFUSAL = lazy_pattern(
    # What an assistant says or does is an example's.
    r"\b(?:not|never|cannot|without|avoid|no longer|instead of|rather than|if available|assistant)\b|n['’]t\b",
    re.I,
)


def find_undeclared(ctx: Context) -> Iterator[tuple[str, Span]]:
    """The tools that the body says to use and the list leaves out, each once, at its first mention in the file.

    They go by the names they have today, whatever the body calls them.
    """
    tools = ctx.given_tools if ctx.kind.vocabulary.invocation.subagent else None
    if not tools or not tools.refs or "*" in tools.names:
        return
    seen: set[str] = set()
    for by, mentions in ctx.in_sections(_mentions):
        for said, span in mentions:
            name = current_name(ctx.kind, said)
            if name not in seen and not is_retired(ctx.kind, said) and _is_missing(ctx, tools, name):
                seen.add(name)
                yield name, ctx.doc.in_file(span.shift(by))


def _mentions(section: Markdown) -> tuple[tuple[str, Span], ...]:
    """The tools a section says to use, each with its place, in order."""
    found = []
    for name in _named(section.text):
        start = name.start - (section.text[name.start - 1] == "`")
        said = _SAID.search(section.text, max(start - 20, 0), start)
        if said and not _is_refused(section, Span(said.start(), name.end)):
            found.append((name.of(section.text), name))
    return tuple(sorted(found, key=lambda mention: mention[1]))


def _named(text: str) -> Iterator[Span]:
    """Words that may be tools: in backticks, or before the word tool."""
    for quoted in _QUOTED.finditer(text):
        yield Span(*quoted.span(1))
    at = text.find(" tool")
    while at >= 0:
        if word := _WORD.search(text, max(at - 40, 0), at):
            yield Span(*word.span())
        at = text.find(" tool", at + 5)


def _is_missing(ctx: Context, tools: ToolList, name: str) -> bool:
    tool = find_tool(ctx.kind, name)
    if tool is None or not is_current(ctx.kind, name) or tool.always or tool.unavailable:
        return False
    return name not in ctx.added_tools and not any(current_name(ctx.kind, listed) == name for listed in tools.names)


def _is_refused(section: Markdown, said: Span) -> bool:
    text = section.text
    start = max(text.rfind(mark, 0, said.start) for mark in ("\n", ". ", "; "))
    stop = text.find("\n", said.end)
    sentence = text[start + 1 : stop if stop >= 0 else len(text)]
    return bool(_REFUSAL.search(sentence)) or section.in_code(said.start)
