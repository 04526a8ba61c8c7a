r"""Documentation is in a folder where every file is loaded.

OpenCode loads every `.md` below its agents folder as an agent, with or without a header, even an empty one. A
`README.md` becomes an agent that has the file's text as its prompt and may use every tool. There is no automatic
fix: move the file out of the folder yourself.

```md bad .opencode/agents/README.md
# Agents of this project
^^^^^^^^^^^^^^^^^^^^^^^^ warning Documentation file: OpenCode loads it as an agent with every tool

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
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report a file that is called as documentation is or empty, and loaded all the same, at its first line."""
    judged = judge(ctx, Condition.DOCUMENTATION)
    if judged.severity is Severity.INFORMATION or ctx.path is None or ctx.doc.header is not None:
        return
    is_empty = not ctx.doc.text.content.strip("\ufeff \t\r\n")
    if is_empty or ctx.path.name in ctx.kind.place.documentation:
        what = "Empty file" if is_empty else "Documentation file"
        remedy = "move or delete it" if is_empty else "move it out of this folder"
        yield RULE.at(ctx.doc.text.line_span(0), f"{what}: {judged.here}; {remedy}")


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE, conditions=(Condition.DOCUMENTATION,))
