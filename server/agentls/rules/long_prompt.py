r"""The prompt is longer than a reader allows.

github.com refuses an agent whose text below the header has more than 30,000 characters; Copilot CLI and VS Code load
it. Of a `CLAUDE.md` over 40,000 characters Claude Code warns where its model has a context of 200,000 tokens, with a
larger one later; it reads all of it, in each conversation.

The finding is on the first line. There is no automatic fix; move parts that are not always needed into a skill, into a
rule or into instructions.

```md good .github/agents/reviewer.agent.md
---
description: Reviews a diff for bugs.
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report a body beyond the limit, at its first line of text."""
    limit, text = ctx.kind.guidance.body_limit, ctx.body.text
    if limit is None or len(text.strip()) <= limit.most:
        return
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    said = f"{limit.says.format(f'{limit.most:,}')}; this has {len(text.strip()):,}"
    place = ctx.doc.in_file(Span(start, end if end >= 0 else len(text)))
    yield RULE.at(place, said, severity=Severity.HINT if limit.is_read else RULE.severity)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE, since="0.2.0")
