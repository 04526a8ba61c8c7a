"""A file is longer than the part of it that its tool reads.

Claude Code puts the first 200 lines of an agent's `MEMORY.md` before the agent, and of these at most 25,000 characters,
up to the end of a line. What follows is cut off. Keep the file an index: one line an entry, and details in files beside
it, which the agent reads when it needs them. The finding is on the first line that is not read.

```md good .claude/agent-memory/reviewer/MEMORY.md
- Tests need a database: see database.md
- Releases are cut on Mondays: see releases.md
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
    from agentls_schemas.guidance import Start


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first line that is not read."""
    start, text = ctx.kind.guidance.start, ctx.body.text
    if start is None or (len(text) <= start.characters and text.count("\n") < start.lines):
        return
    end, limit = _end(text, start)
    if not text[end:].strip():
        return
    line = Span(end, text.find("\n", end) if "\n" in text[end:] else len(text))
    judged = judge(ctx, Condition.CUT_OFF)
    message = f"This is beyond the first {limit}: {judged.here}; move details into files of their own"
    yield RULE.at(ctx.doc.in_file(line), message, judged=judged)


def _end(text: str, start: Start) -> tuple[int, str]:
    """Where the part ends that is read, and which limit that is."""
    begin = len(text) - len(text.lstrip())
    lines = text[begin:].split("\n", start.lines)
    end = len(text) - (len(lines[start.lines]) if len(lines) > start.lines else 0)
    if end - begin <= start.characters:
        return end, f"{start.lines} lines"
    cut = text.rfind("\n", begin, begin + start.characters + 1)
    return (cut + 1 if cut > 0 else begin + start.characters), f"{start.characters:,} characters"


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE, conditions=(Condition.CUT_OFF,))
