r"""`\\n` in double quotes is a backslash and an n, not a line break.

The value was escaped twice on its way into the file. The fix writes it as a block with real line
breaks.

```md bad
---
name: reviewer
description: "Reviews a diff.\\n\\n<example>\\nuser: \"Check it\"\\n</example>"
                             ^^^ information `\\n`
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

from agentls.finding import Finding, Related, Severity
from agentls.lint.escapes import interpreted, unread_escapes
from agentls.lint.rule import Reads, Rule
from agentls.syntax.scalars import Style
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first doubled escape of a value, with the number of all."""
    for unread in unread_escapes(ctx, Style.DOUBLE, Style.DOUBLE_LINES):
        first, *rest = unread.spans
        more = f" ({unread.number} places)" if unread.number > 1 else ""
        message = f"`{first.of(ctx.header.text)}` is text, as its backslash is doubled{more}: {unread.judged}"
        related = (Related(span, "Here too") for span in rest)
        fixes = interpreted(ctx, unread.scalar)
        yield RULE.at(first, message, *fixes, judged=unread.judged, related=related)


RULE = Rule(
    __name__, __doc__, check, Severity.WARNING, Reads.HEADER, needs=("\\",), conditions=(Condition.LITERAL_ESCAPE,)
)
