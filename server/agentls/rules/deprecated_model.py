r"""The model will be retired.

It still answers, so this is information; in the last 60 days it is a warning. An alias such as
`sonnet` follows the newest model by itself.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
model: claude-sonnet-4-5-20250929
       ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning Model `claude-sonnet-4-5-20250929` is deprecated and retires on 2026-11-30
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
model: sonnet
---
Review the diff.
```
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls_schemas.models import ModelState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_SOON = timedelta(days=60)


def check(ctx: Context) -> Iterator[Finding]:
    """Report deprecated models, at the value."""
    for ref in ctx.model_refs:
        if ref.state_on(ctx.today) is not ModelState.DEPRECATED:
            continue
        day, successor = ref.model.retires, ref.model.replacement
        when = f" and retires on {day}" if day else ""
        instead = f"; use `{successor}`" if successor else ""
        soon = day is not None and day - ctx.today <= _SOON
        fixes = (ref.instead(successor, ctx.emit, safe=False),) if successor else ()
        severity = Severity.WARNING if soon else Severity.INFORMATION
        yield RULE.at(
            ref.scalar.span, f"Model `{ref.model.name}` is deprecated{when}{instead}", *fixes, severity=severity
        )


RULE = Rule(__name__, __doc__, check, Severity.INFORMATION, Reads.HEADER)
