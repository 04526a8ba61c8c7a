r"""The model's name is neither an alias nor an id.

Claude Code sends an unknown name as it is written; the API then refuses it when the agent is
started, long after the file was written. Display names, ids without their date and ids with dots
are the usual slips.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
model: sonet
       ^^^^^ warning Unknown model `sonet`; did you mean `sonnet`?
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

from typing import TYPE_CHECKING

from agentls.finding import Finding, Outcome, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate, find_closest, same_but_style
from agentls_schemas.models import ModelState
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report names that are no model, at the value."""
    judged = judge(ctx, Condition.UNKNOWN_MODEL)
    severity = judged.raised or (Severity.HINT if judged.outcome is Outcome.ACCEPTED else RULE.severity)
    for ref in ctx.model_refs:
        model, models = ref.model, ctx.kind.vocabulary.models
        if model.state is ModelState.MALFORMED and not (model.retires and model.retires <= ctx.today):
            meant = model.replacement
            fixes = (ref.instead(meant, ctx.emit, safe=same_but_style(meant, model.name)),) if meant else ()
            hint = f"use `{meant}`" if meant else model.doc
            message = judged.with_loss(f"Invalid model id `{abbreviate(model.name)}`", hint)
            yield RULE.at(ref.scalar.span, message, *fixes, judged=judged, severity=severity)
        elif model.state is ModelState.UNKNOWN and models:
            meant = ctx.memo(find_closest, model.name, tuple(m.name for m in models.all()))
            fixes = (ref.instead(meant, ctx.emit, safe=False),) if meant else ()
            wrong = f"Unknown model `{abbreviate(model.name)}`"
            said = judged.with_loss(wrong, f"did you mean `{meant}`?") if meant else f"{wrong}: {judged.here}"
            yield RULE.at(ref.scalar.span, said, *fixes, judged=judged, severity=severity)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.UNKNOWN_MODEL,))
