r"""An `<example>` block is empty.

It teaches the model nothing and costs tokens in every conversation.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
---
<example>
^^^^^^^^^ warning This example is empty
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
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.examples import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report the opening tag."""
    for placed in examples(ctx.doc):
        if placed.example.empty and placed.example.closing:
            fix = Fix("Remove the empty example", (Edit(placed.at(placed.example.span), ""),), safe=False)
            yield RULE.at(placed.at(placed.example.opening), "This example is empty", fix)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
