r"""Text was decoded with the wrong code page.

UTF-8 read as Windows-1252 turns `→` into `â†’`; of an emoji written by a program that kept only the low
bytes of UTF-16, `=` and an invisible control character are left. A model reads the damage as it
stands, and C1 control characters in a header make strict YAML refuse it. The repair is offered where
damaging it again gives the very same characters; where something was lost, write the text anew.

```md bad
---
name: reviewer
description: Reviews a diff â†’ a list of bugs.
                            ^^^ warning `â†’` is misread text, it was `→`
---
## ðŸ“š Sources
   ^^^^ warning it was `📚`
```

```md fixed
---
name: reviewer
description: Reviews a diff → a list of bugs.
---
## 📚 Sources
```

```md good
---
name: reviewer
description: Prüft Änderungen — “gründlich” → naïve Fälle, МОСКВА, 東京.
---
## 📚 Sources
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.mojibake import Damage, damages
from agentls.lint.rule import Reads, Rule
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.lint.context import Context

_SHOWN = 30


def check(ctx: Context) -> Iterator[Finding]:
    """Report each damaged run of characters."""
    header = ctx.doc.header
    in_header = header is not None and ctx.source is header.text
    for start, line in ctx.lines_not_ascii:
        for damage in ctx.memo(damages, line):
            span = Span(start + damage.start, start + damage.end)
            if "`" == line[damage.start - 1 : damage.start] == line[damage.end : damage.end + 1]:
                continue  # A text about encodings shows it; damage in code stands among other characters.
            raw = span.of(ctx.source)
            # YAML allows no C1 control characters but U+0085: with one the header does not load.
            fatal = in_header and any("\x80" <= c <= "\x9f" and c != "\x85" for c in raw)
            yield RULE.at(span, _words(raw, damage), *_fixes(span, damage), severity=Severity.ERROR if fatal else None)


def _fixes(span: Span, damage: Damage) -> tuple[Fix, ...]:
    new = damage.repaired
    return (Fix(f"Write `{_short(new)}`", (Edit(span, new),)),) if new else ()


def _words(raw: str, damage: Damage) -> str:
    shown = _short(_visible(raw))
    if damage.repaired:
        return f"`{shown}` is misread text, it was `{_short(damage.repaired)}`; write that"
    if damage.kind == "emoji":
        return f"`{shown}` is what is left of an emoji cut to its low bytes; write it again"
    return f"`{shown}` is misread text of which a part is lost; write it again"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _visible(raw: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in raw)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.EACH)
