"""A file is imported over more other files than the tool follows.

Claude Code reads what `CLAUDE.md` imports, what those files import, and so on up to four files away; Gemini CLI and
Qwen Code up to five. What lies further is not read, and nobody says so. Import the last file from one nearer to the
beginning.

```md bad
-- CLAUDE.md --
Begin with @one.md
            ^^^^^^ warning `four.md` imports `five.md`, 5 files away: Claude Code follows four imports and no more
-- one.md --
@two.md
-- two.md --
@three.md
-- three.md --
@four.md
-- four.md --
@five.md
-- five.md --
The end.
```

```md good
-- CLAUDE.md --
Begin with @one.md and @two.md
-- one.md --
@two.md
-- two.md --
The end.
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
    """Report files that are too far away, at the import that leads there."""
    if ctx.kind.imports is None:
        return
    places = {each.to: each.span for each in reversed(list(direct_imports(ctx)))}
    for far in further_imports(ctx):
        if not far.is_circle and ctx.disk and ctx.disk.exists(far.to):
            judged = judge(ctx, Condition.DEEP_IMPORT)
            said = f"`{basename(far.file)}` imports `{basename(far.to)}`, {far.depth} files away: {judged.here}"
            yield RULE.at(places[far.first], said, judged=judged)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE, conditions=(Condition.DEEP_IMPORT,))
