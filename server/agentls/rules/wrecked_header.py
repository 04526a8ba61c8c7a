r"""A Markdown formatter turned the header into text.

Formatters that do not know headers read the first `---` as a ruler and the second for the line under a
heading: the keys run together in one line, and no tool finds them. The fix puts the header back; where
a value holds what looks like another key, look at it before you keep it.

```md bad .claude/agents/reviewer.md
______________________________________________________________________
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error A formatter turned the header into text

## name: reviewer description: Reviews a diff for bugs. tools: Read, Bash(git \*)

Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Bash(git *)
---

Review the diff.
```

```md good .claude/agents/reviewer.md
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Bash(git *)
---

Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.formatted_header import find_formatted_header
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report the ruler and what is left of the keys."""
    if ctx.doc.header is not None:
        return
    found = find_formatted_header(ctx.doc.text.content, ctx.kind)
    if found is None:
        return
    judged = judge(ctx, Condition.NO_HEADER)
    message = f"A formatter turned the header into text: {judged.here}"
    lines = ("---", *found.lines, "---", "")
    edit = Edit(Span(found.span.start, found.end), ctx.doc.text.line_end.join(lines))
    before = Edit(Span(len(ctx.doc.text.content) - len(ctx.doc.text.content.lstrip("\ufeff")), found.span.start), "")
    edits = (before, edit) if before.span.start < before.span.end else (edit,)
    fix = Fix("Restore the header between two `---`", edits, safe=found.plain)
    yield RULE.at(found.span, message, fix, judged=judged, severity=RULE.severity)


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.WHOLE, conditions=(Condition.NO_HEADER,))
