r"""The description is longer than its readers allow.

Claude Code lists its skills and commands with `description` and `when_to_use` put together, cut at 1,536 characters
(measured with 2.1.332): say first when to use the skill. The Agent Skills specification, claude.ai and the Skills API
take 1,024 at most. An agent's description has no such limit.

```md bad .claude/skills/tidy/SKILL.md
---
name: tidy
description: >-
  Tidies the folder and says what it moved. Tidies the folder and says what it moved.
  Tidies the folder and says what it moved. Tidies the folder and says what it moved.
  Tidies the folder and says what it moved. Tidies the folder and says what it moved.
  Tidies the folder and says what it moved. Tidies the folder and says what it moved.
  Tidies the folder and says what it moved. Tidies the folder and says what it moved.
  Tidies the folder and says what it moved. Tidies the folder and says what it moved.
  Tidies the folder and says what it moved. Tidies the folder and says what it moved.
  Tidies the folder and says what it moved. Tidies the folder and says what it moved.
  Tidies the folder and says what it moved. Tidies the folder and says what it moved.
  Tidies the folder and says what it moved. Tidies the folder and says what it moved.
  Tidies the folder and says what it moved. Tidies the folder and says what it moved.
  Tidies the folder and says what it moved. Tidies the folder and says what it moved.
  Use when asked to tidy up.
                  ^^^^^^^^^^ information Description over 1,024 characters
---
Move old files away.
```

```md good .claude/skills/tidy/SKILL.md
---
name: tidy
description: Tidies the folder and says what it moved. Use when asked to tidy up.
---
Move old files away.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.syntax.nodes import Scalar
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls_schemas.guidance import Limit

_BETWEEN = 3
"""Characters that part the texts: a dash between blanks."""


def check(ctx: Context) -> Iterator[Finding]:
    """Report the largest limit that is passed, at the first character beyond it."""
    for limit in sorted(ctx.kind.guidance.limits, reverse=True):
        if found := _beyond(ctx, limit):
            scalar, at = found
            judged = judge(ctx, Condition.TOO_LONG)
            loss, severity = "", Severity.WARNING if limit.here else Severity.INFORMATION
            if judged.is_loss:
                loss, severity = f": {judged}", judged.severity
            span = Span(scalar.view.span(at, at + 1).start, scalar.view.span(at, len(scalar.value.rstrip())).end)
            yield RULE.at(span, limit.says.format(f"{limit.most:,}") + loss, judged=judged, severity=severity)
            return


def _beyond(ctx: Context, limit: Limit) -> tuple[Scalar, int] | None:
    """The text that passes a limit, and where."""
    left = limit.most
    for key in limit.keys:
        entry = ctx.header.root.get(key)
        if entry is None or not isinstance(entry.value, Scalar):
            continue
        text = entry.value.value.strip()
        at = _fitting(text, left)
        if at < len(text):
            return entry.value, at + len(entry.value.value) - len(entry.value.value.lstrip())
        left -= _length(text) + _BETWEEN
    return None


def _fitting(text: str, most: int) -> int:
    """How many characters of a text fit, where those beyond U+FFFF count twice."""
    if len(text) * 2 <= most:
        return len(text)
    if _length(text) == len(text):
        return min(len(text), max(most, 0))
    at = 0
    while at < len(text) and (most := most - 1 - (text[at] > "\uffff")) >= 0:
        at += 1
    return at


def _length(text: str) -> int:
    return len(text) + sum(c > "\uffff" for c in text)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.TOO_LONG,))
