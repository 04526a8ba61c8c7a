r"""A tool in the list is not one the agent's tool knows.

Names are compared letter by letter: `read` is not `Read`. Claude Code drops an unknown name
silently, and refuses to start an agent none of whose tools it knows. Tools of MCP servers are
written `mcp__server__tool` and are not judged here.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Raed, grep, kubectl
             ^^^^ warning `Raed` is no tool of Claude Code; did you mean `Read`?
                   ^^^^ warning `grep` is no tool of Claude Code; did you mean `Grep`?
                         ^^^^^^^ warning `kubectl` is no tool of Claude Code and is dropped
---
Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Raed, Grep, kubectl
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Grep, Bash(git diff *), mcp__github__create_issue
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import closest, shown
from agentls.semantics.tools import find, is_retired, today, without, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.tools import ToolList, ToolRef


def check(ctx: Context) -> Iterator[Finding]:
    """Report names of no tool, at the name."""
    for tools in ctx.tool_lists:
        for ref in tools.refs:
            if not (find(ctx.kind, ref.name) or ref.is_mcp or ref.name == "*" or words(ctx.kind, ref)):
                yield _finding(ctx, tools, ref)


def _finding(ctx: Context, tools: ToolList, ref: ToolRef) -> Finding:
    meant = _meant(ctx, ref.name)
    said = f"`{shown(ref.name)}` is no tool of {ctx.kind.loader.tool}"
    fixes = []
    if meant and meant not in tools.names:
        same = meant.lower() == ref.name.lower()
        fixes.append(Fix(f"Write `{meant}`", (Edit(ref.name_span, meant),), safe=same))
    if edit := without(tools, ref, ctx.header):
        fixes.append(Fix(f"Remove `{ref.name}`", (edit,), safe=False))
    message = f"{said}; did you mean `{meant}`?" if meant else f"{said} and is dropped"
    return RULE.at(ref.name_span, message, *fixes)


def _meant(ctx: Context, name: str) -> str:
    """The tool of today that the name stands for in other letters, or resembles."""
    known = tuple(tool for tool in ctx.kind.tools if not is_retired(ctx.kind, tool))
    found = next((tool for tool in known if tool.lower() == name.lower()), "") or ctx.memo(closest, name, known)
    return today(ctx.kind, found)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
