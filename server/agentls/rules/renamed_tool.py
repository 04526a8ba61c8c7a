r"""The tool has a new name; the old one still works.

Claude Code accepts the former names of some tools (`Task` for `Agent`, `KillShell` for
`TaskStop`). Other tools that read the same file may not.

```md bad
---
name: lead
description: Splits work among agents.
tools: Read, Task
             ^^^^ hint Tool `Task` is now `Agent`
---
Split the work.
```

```md fixed
---
name: lead
description: Splits work among agents.
tools: Read, Agent
---
Split the work.
```

```md good
---
name: lead
description: Splits work among agents.
tools: Read, Agent
---
Split the work.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.tool_edits import replace_entry
from agentls.semantics.tools import find_tool
from agentls_schemas.tools import ToolState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report former names that still work, at the name."""
    for tools in ctx.tool_lists:
        for ref in tools.named:
            tool = find_tool(ctx.kind, ref.name)
            if tool and tool.state is ToolState.RENAMED and tool.successors:
                edit = replace_entry(tools, ref, tool.successors, ctx.header)
                names, title = _names(tool.successors)
                fixes = (Fix(title, (edit,)),) if edit else ()
                yield RULE.at(ref.name_span, tool.note or f"Tool `{tool.name}` is now {names}", *fixes)


def _names(successors: tuple[str, ...]) -> tuple[str, str]:
    """The new names, as a message says them, and the title of the fix that writes them."""
    first, *others = successors
    if not others:
        return f"`{first}`", f"Write `{first}`"
    return f"`{first}` and {len(others)} others", f"Write the {len(successors)} new names"


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.HEADER)
