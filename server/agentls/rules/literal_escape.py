r"""`\n` is two characters here, not a line break.

YAML interprets escapes only in double quotes. In a plain, single-quoted or block value, `\n` stays a backslash and
an n. Claude Code's own agent wizard wrote such files (anthropics/claude-code#4695), and Claude Code turns `\n` into
line breaks in the `description` of an agent in `.claude/agents`. In plugins, skills, commands and other keys, and
in other tools, the two characters stay. The fix writes the value as a block with real line breaks, which all tools
read the same way.

In such a description Claude Code replaces every `\n`, so it splits `C:\new` in two as well.

```md bad
---
name: reviewer
description: Reviews a diff.\n\n<example>\nuser: "Check it"\nassistant: "On it."\n</example>
                            ^^ information `\n` is plain text outside double quotes (5 places)
---
Review the diff.
```

```md fixed
---
name: reviewer
description: |-
  Reviews a diff.

  <example>
  user: "Check it"
  assistant: "On it."
  </example>
---
Review the diff.
```

```md bad
---
name: reviewer
description: Reviews files such as C:\new\notes.txt.
                                   ^^^^^^^^^^^^^^^^^ error Claude Code reads the `\n` in `C:\new\notes.txt` as a
---
Review the diff.
```

```md good .claude/skills/reviewer/SKILL.md
---
name: reviewer
description: Reviews files such as C:\new\notes.txt.
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.lint.escapes import interpreted, misread_escapes, unread_escapes
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate
from agentls.syntax.scalars import Style
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_STYLES = (Style.PLAIN, Style.SINGLE, Style.LITERAL, Style.FOLDED, Style.SINGLE_LINES, Style.RAW)


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first uninterpreted escape of a value with the number of all, and what is read with a break in it."""
    for unread in unread_escapes(ctx, *_STYLES):
        first, *rest = unread.spans
        more = f" ({unread.number} places)" if unread.number > 1 else ""
        message = f"`{first.of(ctx.header.text)}` is plain text outside double quotes{more}: {unread.judged}"
        related = (Related(span, "Here too") for span in rest)
        fixes = interpreted(ctx, unread.scalar)
        yield RULE.at(first, message, *fixes, judged=unread.judged, related=related)
    yield from _misread(ctx)


def _misread(ctx: Context) -> Iterator[Finding]:
    """What is meant as it stands, and is read with a line break in it."""
    changed = judge(ctx, Condition.CHANGED_VALUE)
    for found in misread_escapes(ctx, *_STYLES, Style.DOUBLE, Style.DOUBLE_LINES):
        text = found.span.of(ctx.header.text)
        slashes = Fix(
            "Use forward slashes", (Edit(found.span, text.replace("\\\\", "/").replace("\\", "/")),), safe=False
        )
        message = f"{changed.tool} reads the `\\n` in `{abbreviate(text.rstrip('.'))}` as a line break"
        yield RULE.at(found.span, message, *([slashes] if found.is_path else []), judged=changed)


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.WARNING,
    Reads.HEADER,
    needs=("\\",),
    conditions=(Condition.LITERAL_ESCAPE, Condition.CHANGED_VALUE),
)
