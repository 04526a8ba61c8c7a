r"""The body tells the agent to use a tool that its list leaves out.

`tools` is all an agent gets. An instruction to use anything else cannot be followed, and the agent
has no way to say so before it is half done. Mentions such as "never use the Write tool" are left
alone, and so is code.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Grep
---
Use the Bash tool to list the changed files.
        ^^^^ warning `Bash` is not in `tools`
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Grep
---
Use the Grep tool to find callers. Do not use the Bash tool.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.tools import adding, find, is_current
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.tools import ToolList
    from agentls.syntax.nodes import Markdown

# The names first: they are rare, where the words before them are in every sentence.
_QUOTED = re.compile(r"`([A-Z]\w+)`")
_WORD = re.compile(r"(?<![\w`])[A-Z]\w+\Z")
_SAID = re.compile(r"\b(?:[Uu]s(?:e|ing)|[Cc]all|[Ii]nvok(?:e|ing)|[Vv]ia|[Ww]ith|[Rr]un)\s+(?:the\s+)?\Z")
_REFUSAL = re.compile(
    r"\b(?:not|never|cannot|without|avoid|no longer|instead of|rather than|if available)\b|n['’]t\b", re.I
)


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first instruction to use each tool that is not given, at the tool's name."""
    tools = ctx.given_tools if ctx.kind.subagent else None
    if not tools or not tools.refs or "*" in tools.names:
        return
    seen: set[str] = set()
    for by, section in ctx.body.placed():
        for name, span in ctx.memo(_mentions, section):
            if name not in seen and _is_missing(ctx, tools, name):
                seen.add(name)
                yield _finding(ctx, tools, name, span.shift(ctx.body.start + by))


def _mentions(section: Markdown) -> tuple[tuple[str, Span], ...]:
    """The tools a section says to use, each with its place."""
    found = []
    for name in _named(section.text):
        start = name.start - (section.text[name.start - 1] == "`")
        said = _SAID.search(section.text, max(start - 20, 0), start)
        if said and not _is_refused(section, Span(said.start(), name.end)):
            found.append((name.of(section.text), name))
    return tuple(found)


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
    tool = find(ctx.kind, name)
    if tool is None or not is_current(ctx.kind, name) or tool.always or tool.unavailable:
        return False
    return not any(name == listed or _stands_for(ctx, listed, name) for listed in tools.names)


def _stands_for(ctx: Context, listed: str, name: str) -> bool:
    tool = find(ctx.kind, listed)
    return tool is not None and tool.successor == name


def _is_refused(section: Markdown, said: Span) -> bool:
    text = section.text
    start = max(text.rfind(mark, 0, said.start) for mark in ("\n", ". ", "; "))
    stop = text.find("\n", said.end)
    sentence = text[start + 1 : stop if stop >= 0 else len(text)]
    return bool(_REFUSAL.search(sentence)) or section.in_code(said.start)


def _finding(ctx: Context, tools: ToolList, name: str, at: Span) -> Finding:
    key = tools.field.key
    edit = adding(tools, name, ctx.header)
    fixes = (Fix(f"Add `{name}` to `{key}`", (edit,), safe=False),) if edit else ()
    return RULE.at(at, f"`{name}` is not in `{key}`, so the agent cannot use it", *fixes)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
