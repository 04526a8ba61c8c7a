"""A file imports itself, at once or over others.

Claude Code reads each file once, so nothing is lost; Gemini CLI and Qwen Code put a comment in place of the second
import. The import has no effect either way.

```md bad
-- CLAUDE.md --
Begin with @AGENTS.md
            ^^^^^^^^^ information `AGENTS.md` imports `CLAUDE.md` again: Claude Code reads each file once
-- AGENTS.md --
See @CLAUDE.md
```

```md good
-- CLAUDE.md --
Begin with @AGENTS.md
-- AGENTS.md --
Be kind.
```
"""

from __future__ import annotations

from posixpath import basename
from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.imported import direct_imports, further_imports
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report imports that lead back, at the import that leads there."""
    if ctx.kind.imports is None:
        return
    judged = judge(ctx, Condition.CIRCULAR_IMPORT)
    direct = list(direct_imports(ctx))
    own = ctx.real or (ctx.path.as_posix() if ctx.path else "")
    for each in direct:
        if each.to == own:
            yield RULE.at(each.span, f"The file imports itself: {judged.here}", severity=Severity.INFORMATION)
    places = {each.to: each.span for each in reversed(direct)}
    for back in further_imports(ctx):
        if back.is_circle:
            said = f"`{basename(back.file)}` imports `{basename(back.to)}` again: {judged.here}"
            yield RULE.at(places[back.first], said, severity=Severity.INFORMATION)


RULE = Rule(__name__, __doc__, check, Severity.INFORMATION, Reads.WHOLE, conditions=(Condition.CIRCULAR_IMPORT,))
