r"""A hook's timeout is in seconds, but looks like milliseconds.

`30000` is more than eight hours. A value of a thousand and more that ends in two zeros is hardly ever meant in seconds;
what was meant is for you to say.

```md bad
---
name: builder
description: Builds features.
hooks:
  PreToolUse:
    - matcher: Bash
      hooks:
        - type: command
          command: ./check.sh
          timeout: 30000
                   ^^^^^ warning Timeout of 30000 seconds is over 8 hours; did you mean `30`?
---
Build it.
```

```md good
---
name: builder
description: Builds features.
hooks:
  PreToolUse:
    - matcher: Bash
      hooks:
        - type: command
          command: ./check.sh
          timeout: 600
---
Build it.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.hooks import handlers
from agentls.syntax.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_LEAST = 1000


def check(ctx: Context) -> Iterator[Finding]:
    """Report timeouts that are hardly meant in seconds, at the number."""
    for handler in handlers(ctx.header, ctx.kind):
        entry = handler.node.get("timeout") if isinstance(handler.node, Mapping) else None
        value = entry.value if entry else None
        if isinstance(value, Scalar) and isinstance(value.data, int) and value.data >= _LEAST and not value.data % 100:
            meant = f"{value.data / 1000:g}"
            message = f"Timeout of {value.data} seconds is {_spoken(value.data)}; did you mean `{meant}`?"
            yield RULE.at(value.span, message, Fix(f"Write `{meant}`", (Edit(value.span, meant),), safe=False))


def _spoken(seconds: int) -> str:
    hours, minutes = seconds // 3600, seconds // 60
    return f"over {hours} hours" if hours > 1 else f"over {minutes} minutes"


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
