r"""The header is in a code fence.

A file pasted together with its Markdown fence begins with ```` ``` ````, not with `---`, so no
tool sees the header.

````md bad
```yaml
^^^^^^^ error code fence
---
name: reviewer
description: Reviews a diff for bugs.
---
```
Review the diff.
````

````md fixed
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
````

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge, problems
from agentls.semantics.fields import line_of
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem

_RUN = lazy_pattern(r"`+|~+")
_LAST_LINE = lazy_pattern(r"^(?P<run>`{3,}|~{3,})\s*\Z", re.M)


def check(ctx: Context) -> Iterator[Finding]:
    """Report the fence's opening line."""
    if ctx.doc.header is None:
        return
    for problem in problems(ctx, Fault.FENCED_HEADER):
        judged = judge(ctx, Condition.NO_HEADER)
        message = f"Header is in a code fence: {judged.here}"
        yield RULE.at(problem.span, message, *_fixes(ctx, problem), judged=judged, severity=Severity.ERROR)


def _fixes(ctx: Context, problem: Problem) -> Iterator[Fix]:
    content, opening = ctx.doc.text.content, problem.span
    if problem.resume and ctx.header.opening.start == opening.start:
        yield Fix("Write `---` in place of the fence", (Edit(opening, "---"), Edit(problem.resume, "---")))
        return
    run = _RUN.match(content, opening.start)
    last = _LAST_LINE.search(content)
    # The fence ends behind the header, or the whole file stands in it.
    closing = problem.resume or (Span(*last.span("run")) if run and last and last["run"] == run[0] else None)
    if closing:
        edits = (Edit(line_of(opening, content), ""), Edit(line_of(closing, content), ""))
        yield Fix("Remove the fence", edits)


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.WHOLE, conditions=(Condition.NO_HEADER,))
