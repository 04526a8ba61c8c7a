r"""`\n` stays two characters.

Only double quotes interpret escapes. In a plain, single-quoted or block value the model reads a
backslash and an n where a line break was meant; Claude Code's own agent wizard wrote such files
(anthropics/claude-code#4695). The fix writes the value as a block with real line breaks.

```md bad
---
name: reviewer
description: Reviews a diff.\n\n<example>\nuser: "Check it"\nassistant: "On it."\n</example>
                            ^^ information `\n` is two characters to YAML (5 of them): plugins and other tools
---
Review the diff.
```

```md fixed
---
name: reviewer
description: |-
  Reviews a diff.

  <example>
  user: "Check it"
  assistant: "On it."
  </example>
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews files such as C:\new\notes.txt.
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.escapes import interpreted, judge_escape, unread_escapes
from agentls.lint.rule import Reads, Rule
from agentls.syntax.scalars import Style
from agentls_schemas.loading import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_STYLES = (Style.PLAIN, Style.SINGLE, Style.LITERAL, Style.FOLDED, Style.RAW)


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first uninterpreted escape of each line, with the number of all."""
    for unread in unread_escapes(ctx, *_STYLES):
        escape = unread.span.of(ctx.header.text)
        more = f" ({unread.number} of them)" if unread.number > 1 else ""
        judged = judge_escape(ctx, unread)
        message = f"`{escape}` is two characters to YAML{more}: {judged}"
        yield RULE.at(unread.span, message, *interpreted(ctx, unread.scalar), severity=judged.severity)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.LITERAL_ESCAPE,))
