r"""The model is no longer served.

A request for it fails, or runs another model: for some Claude Code takes the newest Opus instead.
The fix writes the alias of the family, which follows the newest model.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
model: claude-3-opus-20240229
       ^^^^^^^^^^^^^^^^^^^^^^ warning Model `claude-3-opus-20240229` was retired on 2026-01-05; use `opus`
---
Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
model: opus
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
model: opus
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls_schemas.models import ModelState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.models import ModelRef


def check(ctx: Context) -> Iterator[Finding]:
    """Report retired models, and mis-written names of retired ones, at the value."""
    for ref in ctx.model_refs:
        state, day = ref.state_on(ctx.today), ref.model.retires
        if state is ModelState.RETIRED or (state is ModelState.MALFORMED and day and day <= ctx.today):
            successor = ref.model.replacement
            fixes = (ref.instead(successor, ctx.emit, safe=True),) if successor else ()
            yield RULE.at(ref.scalar.span, _message(ref, state), *fixes)


def _message(ref: ModelRef, state: ModelState) -> str:
    name, day = ref.model.name, ref.model.retires
    then = f"; use `{ref.model.replacement}`" if ref.model.replacement else ""
    if state is ModelState.MALFORMED:
        return f"Invalid model id `{name}`, retired on {day}{then}"
    return f"Model `{name}` was retired on {day}{then}" if day else f"Model `{name}` is retired{then}"


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
