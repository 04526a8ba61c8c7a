r"""A backslash in double quotes is read as an escape.

In double quotes `\t` is a tab and `\n` a line break, so `"D:\temp\new"` is no longer a path. In the same way `\b`,
the word boundary in a pattern, becomes a control character. Write each backslash twice, use single quotes, or write
slashes. Only slashes help if the tool turns every `\n` into a line break, as Claude Code does in an agent's
`description`.

```md bad .claude/skills/reviewer/SKILL.md
---
name: reviewer
description: "Reads the logs in D:\temp\new and reviews them."
                                  ^^ warning `\t` in `D:\temp\new` is read as a tab
---
Review the logs.
```

```md fixed
---
name: reviewer
description: "Reads the logs in D:\\temp\\new and reviews them."
---
Review the logs.
```

```md good
---
name: reviewer
description: "Reads C:\\temp.\nChoose A:\n- one, or B:\nuse two."
---
Review the logs.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Related, Severity
from agentls.format import Fault
from agentls.lint.backslashes import Meant, meant, read_as
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.semantics.fields import scalars
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report each path and each sign of a pattern at its first escape; the other escapes are related."""
    text = ctx.header.text
    if "\\" not in text:
        return
    # An escape that there is not is another rule's.
    none = {problem.span for problem in problems(ctx, Fault.INVALID_ESCAPE)}
    for scalar in scalars(ctx.header.root):
        quotes = scalar.style.quotes
        if scalar.style.has_escapes and "\\" in scalar.raw:
            for found in meant(text, Span(scalar.span.start + quotes, scalar.span.end - quotes)):
                if found.escapes[0] not in none:
                    yield _finding(text, found)


def _finding(text: str, found: Meant) -> Finding:
    first, *others = found.escapes
    escape, shown = first.of(text), found.span.of(text)
    place = f" in `{shown}`" if shown != escape else ""
    message = f"`{escape}`{place} is read as {read_as(escape)}; double the backslash"
    edits = found.edits(text)
    fix = Fix("Double the backslash" if len(edits) == 1 else "Double the backslashes", edits, safe=found.plain)
    fixes = [fix, Fix("Use forward slashes", (slashes,), safe=False)] if (slashes := found.slashes(text)) else [fix]
    related = tuple(Related(span, f"`{span.of(text)}` is read as {read_as(span.of(text))}") for span in others)
    return RULE.at(first, message, *fixes, related=related)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, needs=("\\",))
