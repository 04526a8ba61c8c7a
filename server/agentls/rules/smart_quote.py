r"""A value is in curly quotes.

YAML knows `"` and `'` only: `“` and `”`, as word processors and chats write them, become part of the
value, and a `: ` between them is not protected.

```md bad
---
name: “reviewer”
      ^^^^^^^^^^ warning part of the value
description: Reviews a diff for “subtle” bugs.
---
Review the diff.
```

```md fixed
---
name: "reviewer"
description: Reviews a diff for “subtle” bugs.
---
Review the diff.
```

```md good
---
name: reviewer
description: "“Subtle” bugs are its field."
---
Review the diff.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.format import Format
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import scalars
from agentls.syntax.scalars import Style

if TYPE_CHECKING:
    from agentls.lint.context import Context

_CLOSING = {"“": "”", "”": "”", "„": "“”", "‘": "’", "’": "’", "‚": "‘’", "«": "»", "»": "«"}


def check(ctx: Context) -> Iterator[Finding]:
    """Report plain values that begin and end with typographic quotes, at the value."""
    if ctx.header.text.isascii() or ctx.doc.format is Format.TOML:
        return  # TOML refuses such a value, which invalid-toml says.
    for scalar in scalars(ctx.header.root):
        raw = scalar.raw.rstrip()
        if scalar.style in (Style.PLAIN, Style.RAW) and _wrapped(raw):
            span = scalar.span._replace(end=scalar.span.start + len(raw))
            message = f"Curly quotes `{raw[0]}` and `{raw[-1]}` become part of the value; use straight quotes"
            yield RULE.at(span, message, Fix("Use straight quotes", (Edit(span, _quoted(raw[1:-1])),)))


def _wrapped(raw: str) -> bool:
    """Whether the first character's partner is the last, and none stands between: not ``“a” or “b”``."""
    closing = _CLOSING.get(raw[:1], "")
    return len(raw) > 1 and bool(closing) and raw[-1] in closing and not any(c in closing + raw[0] for c in raw[1:-1])


def _quoted(value: str) -> str:
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
