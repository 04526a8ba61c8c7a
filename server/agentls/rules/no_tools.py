r"""An empty tool list leaves the agent without any tool.

Leave the field out to give all tools; `tools: []` gives none.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools: []
       ^^ warning an empty list gives no tools at all
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import removal
from agentls.syntax.nodes import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Node


def check(ctx: Context) -> Iterator[Finding]:
    """Report an empty list of given tools, at the list."""
    tools = ctx.given_tools if ctx.kind.subagent else None
    if tools and tools.entry.value and not tools.refs and _is_empty(tools.entry.value):
        key = tools.field.key
        fix = Fix(f"Remove `{key}`, which gives all tools", (removal(tools.entry, ctx.header),), safe=False)
        message = f"an empty list gives no tools at all; leave `{key}` out to give all"
        yield RULE.at(tools.entry.value.span, message, fix)


def _is_empty(value: Node) -> bool:
    """Whether a value that names no tool is a list of nothing, commas included; other values are no lists."""
    if isinstance(value, Sequence):
        return all(isinstance(item, Scalar) and item.data in (None, "") for item in value.items)
    return isinstance(value, Scalar) and isinstance(value.data, str) and bool(value.value.strip())


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
