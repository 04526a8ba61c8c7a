r"""The text tells the agent to use a tool that its list leaves out.

`tools` is all an agent gets. An instruction to use anything else cannot be followed, and the agent
has no way to say so before it is half done. Former names count as the tools they stand for: the Task
tool is `Agent` today. Mentions such as "never use the Write tool" are left alone, and so is code.

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

from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.tool_mentions import find_undeclared
from agentls.semantics.tool_edits import append_tool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first instruction to use each tool that is not given, at the tool's name."""
    tools = ctx.given_tools
    if tools is None:
        return
    key = tools.field.key
    for name, span in find_undeclared(ctx):
        edit = append_tool(tools, name, ctx.doc)
        fixes = (Fix(f"Add `{name}` to `{key}`", (edit,), safe=False),) if edit else ()
        said = span.of(ctx.doc.text.clean)
        known = f"`{said}`" if said == name else f"`{said}` (now `{name}`)"
        yield RULE.at(span, f"{known} is not in `{key}`, so the agent cannot use it", *fixes)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
