r"""An example has no `<commentary>`.

The commentary says why the agent fits. Current guidance asks for short descriptions, so this is
off unless a project switches it on.

```md bad
---
name: reviewer
description: |
  Reviews a diff for bugs.
  <example>
  ^^^^^^^^^ hint no `<commentary>`
  user: "Check the diff"
  assistant: "I'll use the reviewer agent."
  </example>
---
Review the diff.
```

```md good
---
name: reviewer
description: |
  Reviews a diff for bugs.
  <example>
  user: "Check the diff"
  assistant: "I'll use the reviewer agent."
  <commentary>A finished diff wants a review.</commentary>
  </example>
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report examples of the header without commentary, at the opening tag."""
    for example in ctx.header.examples:
        if example.turns and example.closing and not example.turn("commentary"):
            yield RULE.at(example.opening, "Example has no `<commentary>` on why the agent fits")


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.HEADER, enabled=False)
