r"""The model is another vendor's.

Claude Code sends the name as it is written, and the request fails unless a gateway in between maps
it. `inherit` uses the model of the conversation.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
model: gpt-4o
       ^^^^^^ warning Model `gpt-4o` is another vendor's: Claude Code needs a gateway to reach it
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
model: inherit
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import abbreviate
from agentls_schemas.models import ModelState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report models of other vendors, at the value."""
    for ref in ctx.model_refs:
        if ref.model.state is ModelState.FOREIGN:
            tool = ctx.kind.loader.tool
            message = f"Model `{abbreviate(ref.model.name)}` is another vendor's: {tool} needs a gateway to reach it"
            fixes = (ref.instead(ref.model.replacement, ctx.emit, safe=False),) if ref.model.replacement else ()
            yield RULE.at(ref.scalar.span, message, *fixes)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
