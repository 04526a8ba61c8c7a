r"""The header is no YAML, for a reason without a rule of its own.

The message has the YAML reader's own words.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
metadata:
  owner: &team docs
  reviewer: *teem
            ^^^^^ error found undefined alias
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
from agentls.lint.repairs import YAML, report
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.semantics.fields import line_of
from agentls.syntax.nodes import Fault
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem


def check(ctx: Context) -> Iterator[Finding]:
    """Report the place where the YAML reader stopped."""
    for problem in problems(ctx, Fault.INVALID_YAML):
        if "\u00a0" in problem.span.of(ctx.header.text):
            continue  # no-break-space says it better.
        yield report(RULE, ctx, problem, f"YAML: {problem.message}", *_fixes(ctx, problem))


def _fixes(ctx: Context, problem: Problem) -> Iterator[Fix]:
    text, entry, span = ctx.header.text, problem.entry, problem.span
    if entry and span == (entry.key.span.end, entry.key.span.end + 1) and span.of(text) == ":":
        yield Fix("Write a blank after the colon", (Edit(Span(span.end, span.end), " "),))
    elif entry and span == entry.key.span:
        line = line_of(span, text).start
        if line < span.start and not text[line : span.start].strip(" "):
            yield Fix("Move the key to the first column", (Edit(Span(line, span.start), ""),))


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.HEADER, conditions=YAML)
