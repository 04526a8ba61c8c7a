r"""A quoted value has no closing quote, or ends too early.

Everything up to the next quote, often the rest of the header, is taken into the value. Claude Code
does not load an agent with an open double quote.

```md bad
---
name: reviewer
description: "Reviews a diff for bugs.
             ^ error Claude Code
---
Review the diff.
```

```md fixed
---
name: reviewer
description: "Reviews a diff for bugs."
---
Review the diff.
```

```md good
---
name: reviewer
description: "Reviews a diff for bugs."
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Severity
from agentls.format import Fault
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.lint.yaml_repairs import YAML, report
from agentls.syntax.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem


def check(ctx: Context) -> Iterator[Finding]:
    """Report the opening quote."""
    for problem in problems(ctx, Fault.UNCLOSED_QUOTE):
        mark = problem.span.of(ctx.header.text)[:1]
        yield report(RULE, ctx, problem, f"Unclosed `{mark}`", *_fixes(ctx, problem))


def _fixes(ctx: Context, problem: Problem) -> Iterator[Fix]:
    value = problem.entry.value if problem.entry else None
    if not isinstance(value, Scalar) or set(value.raw) & set("\r\n\\") or value.raw[:1] not in ("'", '"'):
        return
    rest = value.raw[1:]
    if value.raw[0] not in rest and (edit := ctx.as_text(value.span, rest)):
        yield Fix("Close the quote", (edit,))


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.HEADER, needs=(Fault.UNCLOSED_QUOTE,), conditions=YAML)
