r"""The tool is never available to subagents.

Claude Code leaves `AskUserQuestion`, `EnterPlanMode` and a few others out of every subagent's
tools, listed or not: an agent cannot ask the user; it reports back instead.

```md bad
---
name: planner
description: Plans a change.
tools: Read, AskUserQuestion
             ^^^^^^^^^^^^^^^ warning `AskUserQuestion` is never available to subagents
---
Plan the change.
```

```md good
---
name: planner
description: Plans a change.
tools: Read
---
Plan the change.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.tool_edits import remove_entry
from agentls.semantics.tools import find_tool
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report tools no subagent gets, at the name."""
    tools = ctx.given_tools if ctx.kind.vocabulary.invocation.subagent else None
    judged = judge(ctx, Condition.UNAVAILABLE_TOOL)
    for ref in tools.refs if tools else ():
        tool = find_tool(ctx.kind, ref.name)
        if tools and tool and tool.unavailable:
            edit = remove_entry(tools, ref, ctx.header)
            fixes = (Fix(f"Remove `{ref.name}`", (edit,), safe=False),) if edit else ()
            message = judged.with_loss(f"`{ref.name}` is never available to subagents")
            yield RULE.at(ref.name_span, message, *fixes, judged=judged, severity=judged.raised or RULE.severity)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.UNAVAILABLE_TOOL,))
