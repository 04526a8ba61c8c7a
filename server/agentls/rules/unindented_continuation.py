r"""A value goes on in the first column, where YAML expects the next key.

Multi-line descriptions and `<example>` blocks must be indented, best in a block scalar (`|`).
Claude Code does not load such an agent; four agents of Anthropic's own plugins had this fault
(anthropics/claude-code#91871).

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
It looks at every line.
^^^^^^^^^^^^^^^^^^^^^^^ error 2 lines of `description` are not indented
Two at a time.
---
Review the diff.
```

```md fixed
---
name: reviewer
description: |-
  Reviews a diff for bugs.
  It looks at every line.
  Two at a time.
---
Review the diff.
```

```md good
---
name: reviewer
description: |
  Reviews a diff for bugs.
  It looks at every line.
  Two at a time.
---
Review the diff.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.lint.repairs import YAML, report
from agentls.lint.rewrite import block, replace
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.syntax.nodes import Fault
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem

_UNINDENTED = re.compile(r"(?:^|(?<=\r))[^\s#][^\r\n]*?(?=[ \t]*(?:[\r\n]|\Z))", re.M)


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first line of a value that stands without indentation, with the others of that value."""
    for problem in problems(ctx, Fault.UNINDENTED_CONTINUATION):
        key = f"`{problem.entry.key.value}`" if problem.entry else "a value"
        first, *rest = _lines(ctx, problem) or [problem.span]
        lines = f"{len(rest) + 1} lines of {key} are" if rest else f"this line of {key} is"
        related = (Related(span, "goes on without indentation") for span in rest)
        fixes = _fixes(ctx, problem)
        yield report(RULE, ctx, problem, f"{lines} not indented", *fixes, span=first, related=related)


def _lines(ctx: Context, problem: Problem) -> list[Span]:
    end = problem.resume.end if problem.resume else problem.span.end
    found = _UNINDENTED.finditer(ctx.header.text, problem.span.start, max(end, problem.span.end))
    return [Span(*match.span()) for match in found]


def _fixes(ctx: Context, problem: Problem) -> Iterator[Fix]:
    if problem.resume is None or problem.entry is None:
        return
    if problem.resume.of(ctx.header.text)[:1] in ("'", '"'):
        # The value of a quoted scalar does not depend on how deep its lines stand.
        edits = tuple(Edit(Span(line.start, line.start), "  ") for line in _lines(ctx, problem))
        yield Fix("Indent the lines", edits)
        return
    raw = problem.resume.of(ctx.header.text).replace("\r\n", "\n").replace("\r", "\n").rstrip()
    if raw[:1] in ("|", ">"):
        raw = raw.partition("\n")[2]
    lines = [line.strip() if at == 0 else line.rstrip() for at, line in enumerate(raw.split("\n"))]
    if edit := replace(ctx, problem.resume, block("\n".join(lines), ctx.doc.text.line_end)):
        yield Fix("Indent the text as a block", (edit,))


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.HEADER, conditions=YAML)
