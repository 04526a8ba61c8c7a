r"""A tool is listed twice.

It has no effect; the fix keeps the first.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Grep, Read
                   ^^^^ hint Duplicate entry `Read`
---
Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Grep
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Grep, Bash(git diff *), Bash(git log *)
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.tool_edits import remove_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report every repetition of an entry, its specifier included."""
    for tools in ctx.tool_lists:
        seen: set[tuple[str, str]] = set()
        for ref in tools.refs if tools.field.fact.tool_syntax.is_list else ():
            if ref.key in seen:
                edit = remove_entry(tools, ref, ctx.header)
                entry = ref.span.of(ctx.header.text)
                fixes = (Fix(f"Remove this `{entry}`", (edit,)),) if edit else ()
                yield RULE.at(ref.span, f"Duplicate entry `{entry}`", *fixes, unnecessary=True)
            seen.add(ref.key)


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.HEADER)
