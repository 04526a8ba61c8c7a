r"""`\\n` in double quotes is a backslash and an n, not a line break.

The value was escaped twice on its way into the file. The fix writes it as a block with real line
breaks.

```md bad
---
name: reviewer
description: "Reviews a diff.\\n\\n<example>\\nuser: \"Check it\"\\n</example>"
                             ^^^ warning `\\n`
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
  </example>
---
Review the diff.
```

```md good
---
name: reviewer
description: "Reviews a diff.\n\n<example>\nuser: \"Check it\"\n</example>"
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.escapes import interpreted, unread_escapes
from agentls.lint.rule import Reads, Rule
from agentls.syntax.scalars import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first doubled escape of each line, with the number of all."""
    for unread in unread_escapes(ctx, Style.DOUBLE):
        escape = unread.span.of(ctx.header.text)
        more = f" ({unread.number} of them)" if unread.number > 1 else ""
        message = f"`{escape}` is a backslash and a letter{more}; a line break is `\\n` with one backslash"
        yield RULE.at(unread.span, message, *interpreted(ctx, unread.scalar))


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
