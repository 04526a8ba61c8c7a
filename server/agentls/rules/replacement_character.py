r"""A character was lost and replaced by U+FFFD.

A program that could not read the bytes of a character wrote `�` instead. What stood there cannot be
computed; look it up in an older version or another copy and write it again.

```md bad
---
name: reviewer
description: Pr�ft Code.
               ^ warning A character was lost here (U+FFFD); retype the text
---
Review it.
```

```md good
---
name: reviewer
description: Prüft Code.
---
Review it.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.lint.context import Context

_LOST = lazy_pattern("\ufffd+")


def check(ctx: Context) -> Iterator[Finding]:
    """Report each run of U+FFFD."""
    # Not the regions' text: there U+FFFD also stands for bytes that are no UTF-8.
    text = ctx.doc.text.content
    if "\ufffd" not in text:
        return
    for found in _LOST.finditer(text):
        # `�` by itself in code is what a text about encodings shows.
        if text[found.start() - 1 : found.start()] == "`" == text[found.end() : found.end() + 1]:
            continue
        what = "A character was" if len(found[0]) == 1 else f"Up to {len(found[0])} characters were"
        yield RULE.at(Span(*found.span()), f"{what} lost here (U+FFFD); retype the text")


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
