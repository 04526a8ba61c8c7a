"""The file has more bytes than its tool reads.

Claude Code skips agents and commands of more than 1,048,576 bytes (1 MiB), skills of more than 1,000,000, and
`CLAUDE.md` and rules of more than 4,194,304, whatever is in them; only its log says so. The bytes on disk count: `ä`
counts twice, and UTF-16 doubles a file. Move what is not needed each time into files of its own, and name those in the
text.

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff. The style guide is in `docs/style.md`; read the chapters that the diff touches.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.syntax import encode
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_WIDEST = 4
"""Bytes that a character takes at most."""


def check(ctx: Context) -> Iterator[Finding]:
    """Report the whole file, at its first line."""
    text, most = ctx.doc.text, ctx.kind.loader.largest(ctx.scope)
    if not most or len(text) * _WIDEST <= most:
        return
    size = len(encode(text))
    if size > most:
        judged = judge(ctx, Condition.TOO_LARGE)
        message = f"File has {size:,} bytes, over the limit of {most:,}: {judged.here}"
        yield RULE.at(Span(0, text.line_span(0).end), message, judged=judged)


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.WHOLE, conditions=(Condition.TOO_LARGE,))
