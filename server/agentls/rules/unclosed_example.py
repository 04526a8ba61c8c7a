r"""An `<example>` block is not closed.

The model reads everything after it as part of the example.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
---
<example>
^^^^^^^^^ warning `<example>` is not closed; add `</example>`
user: "Check the diff"
assistant: "I'll look at it."

## Process

Look at the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
<example>
user: "Check the diff"
assistant: "I'll look at it."
</example>
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.examples import examples
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.examples import Placed


def check(ctx: Context) -> Iterator[Finding]:
    """Report the opening tag."""
    for placed in examples(ctx.doc):
        if placed.example.closing is None:
            message = "`<example>` is not closed; add `</example>`"
            yield RULE.at(placed.at(placed.example.opening), message, *_fixes(ctx, placed))


def _fixes(ctx: Context, placed: Placed) -> Iterator[Fix]:
    if not placed.example.turns or placed.example.entry_key is not None:
        return
    content = ctx.doc.text.content
    opening, last = placed.at(placed.example.opening), placed.at(placed.example.turns[-1].text)
    line = max(content.rfind(mark, 0, opening.start) for mark in "\n\r") + 1
    indent = content[line : opening.start]
    stop = next((i for i in range(last.end, len(content)) if content[i] in "\r\n"), len(content))
    if not indent.strip():
        closing = f"{ctx.doc.text.line_end}{indent}</example>"
        yield Fix("Close it after the last turn", (Edit(Span(stop, stop), closing),), safe=False)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
