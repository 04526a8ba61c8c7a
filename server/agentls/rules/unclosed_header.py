r"""The header has no closing `---`.

The whole file counts as header, or it has none. Either way no tool loads it.

```md bad
---
^^^ error Header is not closed by `---`: Claude Code drops the agent
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
from agentls.format import Fault
from agentls.lint.lost_fields import losses
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge, problems
from agentls.semantics.loading import State
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.lint.verdict import Judgement


def check(ctx: Context) -> Iterator[Finding]:
    """Report the opening fence."""
    if ctx.doc.header is None:
        return
    for problem in problems(ctx, Fault.UNCLOSED_HEADER):
        cut = "" if ctx.body.text.strip() else " before the file ends"
        what, severity, judged = _outcome(ctx)
        message = f"Header is not closed by `---`{cut}: {what}"
        yield RULE.at(problem.span, message, *_fixes(ctx), judged=judged, severity=severity)


def _outcome(ctx: Context) -> tuple[str, Severity, Judgement]:
    """What the tool makes of it: it may end the header at dashes elsewhere."""
    loaded = ctx.loaded
    if loaded.state is State.ABSENT:
        judged = judge(ctx, Condition.NO_HEADER, "unclosed")
        is_known = judged != judge(ctx, Condition.NO_HEADER)
        return judged.here, judged.severity if is_known else Severity.ERROR, judged
    if loaded.state is State.BROKEN or (lost := losses(ctx)):
        line = ctx.doc.text.line_at(loaded.end) + 1
        return (
            f"{ctx.kind.loader.tool} ends it at the `---` of line {line}{losses(ctx)}",
            Severity.ERROR,
            judge(ctx, Condition.BROKEN_YAML),
        )
    judged = judge(ctx, Condition.ODD_HEADER_END)
    return f"{judged}{lost}", Severity.WARNING, judged


def _fixes(ctx: Context) -> Iterator[Fix]:
    entries = ctx.header.root.entries
    if not entries or any(p.fault is not Fault.UNCLOSED_HEADER for p in ctx.header.problems):
        return
    end, text = ctx.doc.text.line_end, ctx.header.text
    at = len(text[: ctx.header.content.end].rstrip())
    yield Fix("Close the header with `---`", (Edit(Span(at, at), f"{end}---"),))


RULE = Rule(
    __name__, __doc__, check, Severity.ERROR, Reads.WHOLE, conditions=(Condition.NO_HEADER, Condition.BROKEN_YAML)
)
