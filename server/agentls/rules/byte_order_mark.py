r"""The file begins with a byte order mark (U+FEFF).

Some tools look for `---` at the very first character and then miss the whole header. UTF-8 needs no
such mark; editors for Windows write it.

```md bad escapes
\ufeff---
^^^^^^ information Byte order mark at the start: Gemini CLI, Qoder and VS Code find no header; Claude Code accepts it
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
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

from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.text import BOM, Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report the mark, with the tools that stumble over it."""
    text = ctx.doc.text
    # UTF-16 cannot do without the mark; there the encoding is what is wrong.
    if not text.content.startswith(BOM) or text.encoding.startswith("utf-16"):
        return
    judged, span = judge(ctx, Condition.BYTE_ORDER_MARK), Span(0, 1)
    message = f"Byte order mark at the start: {judged}"
    yield RULE.at(span, message, Fix("Remove the byte order mark", (Edit(span, ""),)), judged=judged)


RULE = Rule(__name__, __doc__, check, Severity.INFORMATION, Reads.WHOLE, conditions=(Condition.BYTE_ORDER_MARK,))
