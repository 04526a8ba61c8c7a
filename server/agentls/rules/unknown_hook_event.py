r"""There is no such hook event.

Event names are compared letter by letter; an unknown one is accepted and never fires.

```md bad
---
name: builder
description: Builds features.
hooks:
  PreTolUse:
  ^^^^^^^^^ warning Unknown hook event `PreTolUse`; did you mean `PreToolUse`?
    - matcher: Bash
      hooks:
        - type: command
          command: ./check.sh
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
---
Build it.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate, find_closest, same_but_style
from agentls.semantics.hooks import hook_events
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report keys of the hooks map that are no event, at the key."""
    for event in hook_events(ctx.header, ctx.kind):
        name = event.key.value
        if not ctx.kind.vocabulary.hooks.events or name in ctx.kind.vocabulary.hooks.events:
            continue
        meant = ctx.memo(find_closest, name, tuple(ctx.kind.vocabulary.hooks.events))
        edit = Edit(event.key.span, ctx.emit.key(meant))
        fixes = (Fix(f"Write `{meant}`", (edit,), same_but_style(meant, name)),) if meant else ()
        judged = judge(ctx, Condition.UNKNOWN_HOOK_EVENT)
        hint = f"did you mean `{meant}`?" if meant else "" if judged.is_loss else "it never fires"
        message = judged.explain(f"Unknown hook event `{abbreviate(name)}`", hint)
        yield RULE.at(
            event.key.span,
            message,
            *fixes,
            judged=judged,
            severity=judged.severity if judged.is_loss else RULE.severity,
        )


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.UNKNOWN_HOOK_EVENT,))
