r"""A code fence is never closed.

Everything to the end of the file is code then: headings, lists and examples lose their meaning.

````md bad
---
name: reviewer
description: Reviews a diff for bugs.
---
Run this:

```bash
^^^ warning never closed
git diff
````

````md fixed
---
name: reviewer
description: Reviews a diff for bugs.
---
Run this:

```bash
git diff
```
````

````md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Run this:

```bash
git diff
```
````
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import line_of
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Fence


def check(ctx: Context) -> Iterator[Finding]:
    """Report a fence that runs to the end of the file, at its opening run."""
    for fence in ctx.body.sections[-1].fences[-1:]:
        fence = fence.shift(ctx.body.starts[-1])
        if fence.closing is None and not ctx.body.text[fence.span.end :].strip():
            span = fence.opening.shift(ctx.body.start)
            yield RULE.at(span, "this code fence is never closed", _fix(ctx, fence))


def _fix(ctx: Context, fence: Fence) -> Fix:
    text, end, by = ctx.body.text, ctx.doc.text.line_end, ctx.body.start
    if not fence.info and not fence.content.of(text).strip():
        return Fix("Remove the stray fence", (Edit(line_of(fence.opening, text).shift(by), ""),))
    stop = len(text.rstrip())
    line = text[max(text.rfind(mark, 0, fence.opening.start) for mark in "\n\r") + 1 : fence.opening.start]
    closing = end + line + fence.opening.of(text)
    return Fix("Close it at the end of the file", (Edit(Span(stop, stop).shift(by), closing),))


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
