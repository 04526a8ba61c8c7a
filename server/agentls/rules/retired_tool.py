r"""The tool no longer exists.

Claude Code drops the name silently, so the agent goes without. The fix writes the tool that does
the work today, or takes the name off the list where that tool is already on it.

```md bad
---
name: builder
description: Builds features.
tools: Read, Edit, MultiEdit, LS
                   ^^^^^^^^^ warning Tool `MultiEdit` was removed; use `Edit`
                              ^^ warning Tool `LS` was removed; use `Glob`
---
Build it.
```

```md fixed
---
name: builder
description: Builds features.
tools: Read, Edit, Glob
---
Build it.
```

```md good
---
name: builder
description: Builds features.
tools: Read, Edit, Glob
---
Build it.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.tool_edits import remove_entry
from agentls.semantics.tools import find_tool
from agentls_schemas.tools import Tool, ToolState
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.tool_refs import ToolRef
    from agentls.semantics.tools import ToolList


def check(ctx: Context) -> Iterator[Finding]:
    """Report tools that are gone, at the name."""
    judged = judge(ctx, Condition.UNKNOWN_TOOL)
    for tools in ctx.tool_lists:
        for ref in tools.named:
            tool = find_tool(ctx.kind, ref.name)
            if tool and tool.state is ToolState.RETIRED:
                message, fixes = judged.with_loss(*_message(tool)), _fixes(ctx, tools, ref, tool)
                severity = judged.raised or max(judged.severity, Severity.WARNING)
                yield RULE.at(ref.name_span, message, *fixes, judged=judged, severity=severity)


def _message(tool: Tool) -> tuple[str, str]:
    # The same words whether or not the successor is listed: a fix beside it must not seem to cause a new finding.
    if tool.successor:
        return f"Tool `{tool.name}` was removed", f"use `{tool.successor}`"
    return f"Tool `{tool.name}` was removed", "remove it"


def _fixes(ctx: Context, tools: ToolList, ref: ToolRef, tool: Tool) -> Iterator[Fix]:
    if tool.successor and tool.successor not in tools.names:
        yield Fix(f"Write `{tool.successor}`", (Edit(ref.name_span, tool.successor),))
    elif edit := remove_entry(tools, ref, ctx.header):
        listed = f" (`{tool.successor}` is already listed)" if tool.successor else ""
        yield Fix(f"Remove `{tool.name}`{listed}", (edit,), safe=bool(tool.successor))


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.UNKNOWN_TOOL,))
