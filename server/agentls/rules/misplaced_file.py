r"""The file is where its tool never finds it, or has the wrong name.

Claude Code finds a project's skill only at `.claude/skills/<folder>/SKILL.md`: the file name in capitals, one
folder deep. It silently ignores others. `skill.md` works on file systems that ignore case, until the project is
checked out on Linux. There is no automatic fix: rename or move the file yourself.

Not reported: files without a description (they are parts of a skill), files below another skill's `SKILL.md` or in
a plugin of their own, and files in folders such as `archive` and `assets`.

```md bad .claude/skills/tidy.md
---
^^^ warning Claude Code never finds this skill: it needs a folder of its own; move it to `tidy/SKILL.md`
name: tidy
description: Tidies the folder.
---
Move old files away.
```

```md good .claude/skills/tidy/SKILL.md
---
name: tidy
description: Tidies the folder.
---
Move old files away.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.file_location import misplaced
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report a file its tool does not find, at the header's first line."""
    case = misplaced(ctx)
    if case and ctx.path and (ctx.doc.header or not case.evidence) and ctx.audience not in case.not_in:
        name = ctx.path.name
        stem = name.removesuffix(ctx.kind.identity.suffix) if not ctx.kind.identity.is_folder else ctx.path.stem
        judged = judge(ctx, Condition.MISPLACED)
        says = case.says.format(name=name, stem=stem, folder=ctx.path.parent.name)
        span = ctx.header.opening if ctx.doc.header else ctx.doc.text.line_span(0)
        yield RULE.at(span, says, judged=judged, severity=Severity.ERROR if case.is_lost else RULE.severity)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE, conditions=(Condition.MISPLACED,))
