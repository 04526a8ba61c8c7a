r"""The prompt is in the header, but the text below the header replaces it.

The prompt of an agent file is the text below the header. OpenCode replaces `prompt` by that text even if it is
empty, so the agent then gets no prompt. `{file:...}` works in opencode.json only. Move the prompt below the header.

```md bad .opencode/agents/brief.md
---
description: Answers in one line.
prompt: You answer in one line.
^^^^^^ error `prompt` is replaced by the text below the header, which is empty
---
```

```md bad .opencode/agents/brief.md
---
description: Answers in one line.
prompt: You answer in one line.
^^^^^^ warning `prompt` is replaced by the text below the header
---
Be brief.
```

```md good .opencode/agents/brief.md
---
description: Answers in one line.
---
You answer in one line.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import is_empty
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report each field whose place the body takes, at its key."""
    for entry, field in ctx.fields:
        if field.fact.body_instead and not is_empty(entry.value):
            empty = not ctx.body.text.strip()
            message = f"`{field.key}` is replaced by the text below the header"
            severity = Severity.ERROR if empty else Severity.WARNING
            message = f"{message}{', which is empty' if empty else ''}; move it there"
            yield RULE.at(entry.key.span, message, judged=judge(ctx, Condition.REPLACED_PROMPT), severity=severity)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE, conditions=(Condition.REPLACED_PROMPT,))
