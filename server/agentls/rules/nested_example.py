r"""An `<example>` opens inside another one.

Usually the closing tag of the first is missing or misspelt.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
---
<example>
user: "Check the diff"
<example>
^^^^^^^^^ warning `<example>` inside another that is not closed
user: "Check the commit"
</example>
</example>
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
<example>
user: "Check the diff"
</example>
<example>
user: "Check the commit"
</example>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.examples import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report the inner opening tag."""
    for placed in examples(ctx.doc):
        if placed.example.nested:
            span = placed.at(placed.example.opening)
            yield RULE.at(span, "`<example>` inside another that is not closed; add `</example>` above")


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
