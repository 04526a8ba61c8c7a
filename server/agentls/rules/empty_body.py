r"""There is no text below the header.

The body is the agent's system prompt; without one it knows no more than its name.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
---
^^^ warning No text below the header: the prompt is empty
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.format import Format
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report an empty body, at the fence that ends the header, where its tool wants one."""
    if ctx.kind.fields.layout.format is not Format.FRONTMATTER:
        return  # It is a field, of which other rules speak, or there is none.
    judged, text = judge(ctx, Condition.EMPTY_BODY), ctx.body.text.strip()
    if ctx.doc.header is None or judged.severity is Severity.INFORMATION:
        return
    least = ctx.kind.loader.min_prompt
    if not text:
        end = len(ctx.header.text.rstrip())
        span = ctx.header.closing or Span(max(end - 1, 0), end)
        loss = f": {judged}" if judged.is_loss else ": the prompt is empty"
        yield RULE.at(span, f"No text below the header{loss}; write one", judged=judged)
    elif len(text) < least:
        at = ctx.body.text.index(text)
        span = ctx.doc.in_file(Span(at, at + len(text)))
        yield RULE.at(span, f"The text has fewer than {least} characters: {judged}; write more", judged=judged)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE, conditions=(Condition.EMPTY_BODY,))
