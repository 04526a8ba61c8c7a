r"""The header does not end in a line `---`.

The closing line has more than three dashes, is indented, or has a word after the dashes. Most readers look for
exactly `---`, so they find no end or take a horizontal rule further down for it. The fix writes `---`; words after
the dashes you have to remove yourself.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
------------
^^^^^^^^^^^^ warning Header end is not exactly `---`: Copilot CLI and Gemini CLI drop the agent
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

------------

Be kind.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge, problems
from agentls.semantics.fields import line_start
from agentls.semantics.loading import State
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_BLANKS = lazy_pattern(r"[ \t]+(?=\r?(?:\n|\Z))")


def check(ctx: Context) -> Iterator[Finding]:
    """Report the row of dashes that ends the header."""
    for problem in problems(ctx, Fault.ODD_HEADER_END):
        text = ctx.header.text
        whole = Span(line_start(text, problem.span.start), problem.span.end)
        fix = Fix("Replace the line with `---`", (Edit(whole, "---"),), safe=not problem.span.of(text).strip("- \t"))
        yield _finding(ctx, problem.span, "Header end is not exactly `---`", fix)
    if ctx.kind.loader.exact_fences:
        yield from _blanks(ctx)


def _blanks(ctx: Context) -> Iterator[Finding]:
    """Blanks behind a fence that keep its tool from taking it for one."""
    for fence in filter(None, (ctx.header.opening, ctx.header.closing)):
        found = _BLANKS.match(ctx.header.text, fence.end)
        if found and not fence.of(ctx.header.text).strip("-"):
            span = Span(*found.span())
            yield _finding(ctx, span, "Spaces after `---`", Fix("Remove the spaces", (Edit(span, ""),)))


def _finding(ctx: Context, span: Span, what: str, fix: Fix) -> Finding:
    lost = ctx.loaded.state is State.ABSENT
    judged = judge(ctx, Condition.ODD_FENCE if lost else Condition.ODD_HEADER_END)
    severity = judged.severity if judged.is_loss else Severity.WARNING
    return RULE.at(span, f"{what}: {judged}", fix, judged=judged, severity=severity)


RULE = Rule(
    __name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.ODD_FENCE, Condition.ODD_HEADER_END)
)
