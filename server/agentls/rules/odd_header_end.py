r"""The header ends in something else than `---` on a line of its own.

A longer row of dashes, an indented one, or a word behind it. Most readers look for exactly `---` and find no end, or
take a ruler further down for it. The fix writes `---`; words behind the dashes are for a person to drop.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
------------
^^^^^^^^^^^^ warning not `---`
Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.

------------

Be kind.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.format import Fault
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge, problems
from agentls.semantics.fields import line_start
from agentls.text import Span
from agentls_schemas.loading import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report the row of dashes that ends the header."""
    for problem in problems(ctx, Fault.ODD_HEADER_END):
        text = ctx.header.text
        whole = Span(line_start(text, problem.span.start), problem.span.end)
        fix = Fix("Write `---`", (Edit(whole, "---"),), safe=not problem.span.of(text).strip("- \t"))
        message = f"the header's end is not `---` on a line of its own: {judge(ctx, Condition.ODD_HEADER_END)}"
        yield RULE.at(problem.span, message, fix, severity=Severity.WARNING)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.ODD_HEADER_END,))
