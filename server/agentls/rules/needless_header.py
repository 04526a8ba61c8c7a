r"""A page that is plain text begins with a header.

No tool that reads `AGENTS.md` or `GEMINI.md` looks for a header in it: whatever stands between the `---` lines goes to
the model as text, but in Claude Code, which cuts it off, and no key has an effect. Say in the text what the header is
to say, or put the instructions into a file whose tool reads headers.

```md bad AGENTS.md
---
^^^ hint No tool reads a header here: most give these lines to the model as text
description: Rules for agents.
---
# Commands

Run `make test`.
```

```md good AGENTS.md
# Commands

Run `make test`.

---

Note: be kind.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.format import Format
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_HEADER = lazy_pattern(
    r"\ufeff?(?P<fence>---)[ \t]*\r?\n"
    r"(?:(?:[A-Za-z][\w-]*:|[ \t]+\S|-[ \t])[^\r\n]*\r?\n|[ \t]*\r?\n)+"
    r"---[ \t]*(?:\r?\n|$)(?:[ \t]*\r?\n)*"
)


def check(ctx: Context) -> Iterator[Finding]:
    """Report the header of a page, at its first line."""
    found = _HEADER.match(ctx.body.text) if ctx.doc.format is Format.MARKDOWN else None
    if found:
        fix = Fix("Remove the header", (Edit(Span(found.start("fence"), found.end()), ""),), safe=False)
        yield RULE.at(
            Span(*found.span("fence")), "No tool reads a header here: most give these lines to the model as text", fix
        )


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.WHOLE_BODY)
