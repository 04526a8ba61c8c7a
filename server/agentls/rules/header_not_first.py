r"""The header does not start on the first line.

The opening `---` must be the very first line. Behind a blank line or a comment it is a rule across
the page, and Claude Code treats the file as documentation.

```md bad

---
^^^ error first line
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

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.format import Fault
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge, problems
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report the opening fence."""
    for problem in problems(ctx, Fault.HEADER_NOT_FIRST):
        is_first = "\n" not in ctx.header.text[: problem.span.start]
        where = "at the start of its line" if is_first else "on the first line"
        judged = judge(ctx, Condition.NO_HEADER)
        message = f"`---` is not {where}: {judged.here}"
        yield RULE.at(problem.span, message, *_fixes(ctx), judged=judged, severity=RULE.severity)


def _fixes(ctx: Context) -> Iterator[Fix]:
    header = ctx.header
    start = header.opening.start
    line = header.text.rfind("\n", 0, start) + 1
    before = header.text[:line]
    if header.closing is None:
        return
    if not header.text[:start].strip(" \t") and line == 0:
        yield Fix("Remove the spaces before `---`", (Edit(Span(0, start), ""),))
        return
    if line != start:
        return
    if not before.strip("\ufeff\u200b \t\r\n"):
        yield Fix("Remove the empty lines above the header", (Edit(Span(0, line), ""),))
        return
    end = len(header.text)
    yield Fix("Move it below the header", (Edit(Span(0, line), ""), Edit(Span(end, end), before)))


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.ERROR,
    Reads.HEADER,
    needs=(Fault.HEADER_NOT_FIRST,),
    conditions=(Condition.NO_HEADER,),
)
