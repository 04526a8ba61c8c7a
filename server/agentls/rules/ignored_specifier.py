r"""A pattern in parentheses is ignored, and the whole tool is taken away.

In an agent's `disallowedTools`, `Bash(git push *)` removes all of Bash. A rule for some commands
only belongs in the permissions of the settings, or in a hook.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
disallowedTools: Bash(git push *)
                     ^^^^^^^^^^^^ warning `Bash(git push *)` takes away all of `Bash`
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
disallowedTools: Bash
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report specifiers that are not read, at the parentheses."""
    for tools in ctx.tool_lists:
        if not tools.field.fact.whole_tools:
            continue
        for ref in tools.refs:
            if ref.specifier and not ref.is_mcp:
                span = Span(ref.name_span.end, ref.span.end)
                fix = Fix(f"Write `{ref.name}`", (Edit(span, ""),), safe=False)
                entry, key = ref.span.of(ctx.header.text), tools.field.key
                message = f"`{entry}` takes away all of `{ref.name}`: the pattern is ignored in `{key}`"
                yield RULE.at(span, message, fix)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
