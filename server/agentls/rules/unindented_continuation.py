r"""A value continues without indentation.

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

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.format import Fault
from agentls.lint.continuation_lines import find_continuations, indent_continuation, lines, relate_lines
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.lint.yaml_repairs import YAML, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first line of a value that stands without indentation, with the others of that value."""
    # A colon within the line before is the first place of the same fault.
    told = {id(problem) for problem in find_continuations(ctx).values()}
    for problem in problems(ctx, Fault.UNINDENTED_CONTINUATION):
        if id(problem) in told:
            continue
        key = f"`{problem.entry.key.value}`" if problem.entry else "the value"
        first, *rest = lines(ctx, problem) or [problem.span]
        what = f"{len(rest) + 1} lines of {key} are" if rest else f"Line of {key} is"
        fixes = indent_continuation(ctx, problem)
        yield report(RULE, ctx, problem, f"{what} not indented", *fixes, span=first, related=relate_lines(rest))


RULE = Rule(
    __name__, __doc__, check, Severity.ERROR, Reads.HEADER, needs=(Fault.UNINDENTED_CONTINUATION,), conditions=YAML
)
