r"""An unquoted value has a colon and a space in it.

YAML reads `: ` as the start of another key and refuses the header. Claude Code tolerates it in a value of a single
line with LF line ends, but drops the agent with CRLF (measured with 2.1.329); Copilot, Gemini CLI and OpenCode 2
never load it. Put the value in quotes or in a block scalar (`|`).

```md bad
---
name: reviewer
description: Use this: when a diff is ready.
                     ^ warning Unquoted `: ` in the value: Copilot CLI and Gemini CLI drop the agent
---
Review the diff.
```

```md fixed
---
name: reviewer
description: "Use this: when a diff is ready."
---
Review the diff.
```

```md good
---
name: reviewer
description: |
  Use this: when a diff is ready.
---
Review the diff.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Severity
from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.continuation_lines import find_continuations, indent_continuation, lines, relate_lines
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.lint.yaml_repairs import YAML, report
from agentls.semantics.fields import line_of
from agentls.syntax.nodes import Scalar
from agentls.syntax.scalars import Style
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem

_BREAK = lazy_pattern(r"\r\n?|\n")
# The value is itself a list or map; only the text behind the key of the line is meant to be one value.
_STRUCTURE = lazy_pattern(r"-\s|[\w.-]+:\s")
_INNER = lazy_pattern(r"[ \t]*[\w.-]+:[ \t]+(?P<value>[^\s\"'|>\[{&*!#%@`].*?)[ \t]*$", re.M)


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first such colon of a value, at the colon."""
    spoken = {id(p.entry) for p in problems(ctx, Fault.UNINDENTED_CONTINUATION) if p.resume}
    going_on = find_continuations(ctx)
    for problem in problems(ctx, Fault.UNQUOTED_COLON):
        if more := going_on.get(problem.span):
            related = relate_lines(lines(ctx, more))
            words = "Unquoted `: ` in the value, which continues below without indentation"
            yield report(RULE, ctx, problem, words, *indent_continuation(ctx, more), related=related)
        elif problem.entry is None or id(problem.entry) not in spoken:
            yield report(RULE, ctx, problem, "Unquoted `: ` in the value", *_fixes(ctx, problem))


def _fixes(ctx: Context, problem: Problem) -> Iterator[Fix]:
    value = problem.entry.value if problem.entry else None
    if problem.entry is None or not isinstance(value, Scalar) or value.style is not Style.RAW:
        return
    span = value.span
    below = _BREAK.search(ctx.header.text, problem.entry.key.span.end, span.start)
    if below and _STRUCTURE.match(value.raw):
        inner = _INNER.match(ctx.header.text, line_of(problem.span, ctx.header.text).start)
        if inner is None or inner.start("value") > problem.span.start:
            return
        span = Span(*inner.span("value"))
    # A plain value over several lines is read as one, its line breaks as blanks.
    lines = (line.strip() for line in _BREAK.split(span.of(ctx.header.text)))
    if edit := ctx.as_text(span, " ".join(lines)):
        yield Fix("Quote the value" if edit.text[0] in "\"'" else "Write the value as a block", (edit,))


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, needs=(Fault.UNQUOTED_COLON,), conditions=YAML)
