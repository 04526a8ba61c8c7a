r"""An example uses an outdated tool name.

Claude Code's `Task` tool is called `Agent` since 2.1.63; examples written before still say "use
the Task tool".

```md bad
---
name: reviewer
description: |
  Reviews a diff for bugs.
  <example>
  user: "Check the diff"
  assistant: "I'll use the Task tool to launch the reviewer agent."
                           ^^^^ hint Tool `Task` is now `Agent`
  </example>
---
Review the diff.
```

```md fixed
---
name: reviewer
description: |
  Reviews a diff for bugs.
  <example>
  user: "Check the diff"
  assistant: "I'll use the Agent tool to launch the reviewer agent."
  </example>
---
Review the diff.
```

```md good
---
name: reviewer
description: |
  Reviews a diff for bugs.
  <example>
  user: "Check the diff"
  assistant: "I'll use the Agent tool to launch the reviewer agent."
  </example>
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.semantics.examples import examples
from agentls.semantics.tools import find_tool
from agentls.text import Span
from agentls_schemas.tools import ToolState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_TOOL = lazy_pattern(r"\b([A-Z]\w+)`?\s+tool\b")


def check(ctx: Context) -> Iterator[Finding]:
    """Report former names of tools inside examples, at the name."""
    content = ctx.doc.text.content
    for placed in examples(ctx.doc):
        span = placed.at(placed.example.span)
        for match in _TOOL.finditer(content, *span) if content.find("tool", *span) >= 0 else ():
            tool = find_tool(ctx.kind, match[1])
            if tool and tool.state is not ToolState.CURRENT and tool.successor:
                fix = Fix(f"Write `{tool.successor}`", (Edit(Span(*match.span(1)), tool.successor),))
                now = "is now" if tool.state is ToolState.RENAMED else "was removed; use"
                yield RULE.at(Span(*match.span(1)), f"Tool `{tool.name}` {now} `{tool.successor}`", fix)


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.WHOLE)
