r"""A list of tools counts for nothing beside another one.

`tools` limits what an agent may use. Augment drops it without a word where `disabled_tools` stands beside it: the agent
then has every tool but those, also the ones that were left out on purpose. Keep one of the two lists.

```md bad .augment/agents/reviewer.md
---
name: reviewer
description: Reviews a diff for bugs.
tools: [view, grep-search]
^^^^^ error `tools` beside `disabled_tools`: Augment drops it and gives the agent every other tool
disabled_tools: [launch-process]
---
Review the diff.
```

```md good .augment/agents/reviewer.md
---
name: reviewer
description: Reviews a diff for bugs.
tools: [view, grep-search]
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Related, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report a list that another one voids, at its key."""
    by_key = {tools.field.key: tools for tools in ctx.tool_lists}
    for tools in ctx.tool_lists:
        other = by_key.get(tools.field.fact.tool_syntax.void_beside)
        # An empty list is as good as none, of either.
        if other and other.refs and tools.refs:
            judged = judge(ctx, Condition.VOID_LIST, tools.field.key)
            message = f"`{tools.field.key}` beside `{other.field.key}`: {judged.here}"
            fixes = ctx.removal(f"Remove `{other.field.key}`", other.entry)
            related = (Related(other.entry.key.span, "Beside this list"),)
            yield RULE.at(tools.entry.key.span, message, *fixes, judged=judged, related=related)


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.HEADER, conditions=(Condition.VOID_LIST,))
