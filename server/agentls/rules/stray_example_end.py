r"""A `</example>` has no `<example>`.

Its opening tag is missing or misspelt, so the model does not see an example.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
---
user: "Check the diff"
</example>
^^^^^^^^^^ warning `</example>` without `<example>`
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
<example>
user: "Check the diff"
</example>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.text import Span


def check(ctx: Context) -> Iterator[Finding]:
    """Report the tag."""
    if ctx.doc.header:
        for span in ctx.doc.header.examples.stray_ends:
            yield _finding(span)
    for span in ctx.body.examples.stray_ends:
        yield _finding(ctx.doc.in_file(span))


def _finding(span: Span) -> Finding:
    return RULE.at(span, "`</example>` without `<example>`", Fix("Remove it", (Edit(span, ""),), safe=False))


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
