r"""Two fields contradict each other.

`memory` works through `Read`, `Write` and `Edit`, so an agent that is denied one of them cannot keep
its notes. A skill that is hidden from the user and from Claude can never be started. Remove one of
the two.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
memory: project
        ^^^^^^^ warning `disallowedTools` denies `Write` and `Edit`, needed by `memory`
disallowedTools: Write, Edit, Bash
---
Review the diff.
```

```md bad .claude/skills/review/SKILL.md
---
name: review
description: Reviews a diff for bugs.
disable-model-invocation: true
user-invocable: false
                ^^^^^ warning `user-invocable: false` and `disable-model-invocation: true`: nothing can start it
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
memory: project
disallowedTools: Bash
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import is_empty, strings
from agentls.syntax.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.fields import FieldEntry
    from agentls_schemas.fields import Conflict


def check(ctx: Context) -> Iterator[Finding]:
    """Report a field that another one defeats, at its value."""
    for written in ctx.fields:
        for conflict in written.field.fact.conflicts:
            if found := _found(ctx, written, conflict):
                yield _finding(ctx, written, conflict, found)


def _found(ctx: Context, written: FieldEntry, conflict: Conflict) -> list[str]:
    """What the other field says against this one."""
    value, other = written.entry.value, ctx.header.root.get(conflict.key)
    if is_empty(value) or other is None:
        return []
    if conflict.when and not (isinstance(value, Scalar) and value.value.lower() in conflict.when):
        return []
    tools = next((tools for tools in ctx.tool_lists if tools.entry is other), None)
    said = [ref.name for ref in tools.refs] if tools else [scalar.value.lower() for scalar in strings(other.value)]
    return [name for name in dict.fromkeys(said) if name in conflict.values]


def _finding(ctx: Context, written: FieldEntry, conflict: Conflict, found: list[str]) -> Finding:
    entry = written.entry
    fixes = ctx.removal(f"Remove `{written.field.key}`", entry)
    message = conflict.why.format(" and ".join(f"`{name}`" for name in found))
    return RULE.at(entry.value_span, message, *fixes)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
