r"""Documentation lies where every file is loaded.

OpenCode takes each `.md` below its folder of agents for one, with or without a header: a `README.md` is listed as an
agent with its text as the prompt, and may do everything. Move the file out of the folder; that is no edit, so there is
no fix.

```md bad .opencode/agents/README.md
# Agents of this project
^^^^^^^^^^^^^^^^^^^^^^^^ warning this is no agent, but OpenCode lists it as one, unrestricted

One file per agent.
```

```md good .opencode/agents/reviewer.md
# Reviewer

You review a change and report what is wrong with it.
```

```md good .claude/agents/README.md
# Agents of this project

One file per agent.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report a file that is called as documentation is and loaded all the same, at its first line."""
    judged = judge(ctx, Condition.DOCUMENTATION)
    if judged.severity is Severity.INFORMATION or ctx.path is None or ctx.doc.header is not None:
        return
    if ctx.path.name in ctx.kind.place.documentation:
        first = ctx.doc.text.line_span(0)
        yield RULE.at(Span(first.start, max(first.end, first.start)), f"this is no agent, but {judged.here}")


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE, conditions=(Condition.DOCUMENTATION,))
