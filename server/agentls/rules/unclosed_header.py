r"""The header has no closing `---`.

Everything is header then, or nothing: no tool loads the file.

```md bad
---
^^^ error never closed
name: reviewer
description: Reviews a diff for bugs.

# Reviewer

Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
---

# Reviewer

Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---

# Reviewer
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.syntax.nodes import Fault
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report the opening fence."""
    if ctx.doc.header is None:
        return
    loader = ctx.kind.loader
    for problem in problems(ctx, Fault.UNCLOSED_HEADER):
        cut = "" if ctx.body.text.strip() else ", and the file ends in it"
        message = f"this header is never closed by `---`{cut}: {loader.tool} {loader.on_failure}"
        yield RULE.at(problem.span, message, *_fixes(ctx))


def _fixes(ctx: Context) -> Iterator[Fix]:
    entries = ctx.header.root.entries
    if not entries or any(p.fault is not Fault.UNCLOSED_HEADER for p in ctx.header.problems):
        return
    end, text = ctx.doc.text.line_end, ctx.header.text
    at = len(text[: ctx.header.content.end].rstrip())
    yield Fix("Close the header", (Edit(Span(at, at), f"{end}---"),))


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.WHOLE)
