r"""A code block does not parse in its own language.

JSON, YAML, TOML and Python blocks are parsed, never executed. The model copies what it is shown,
faults included. A template with placeholders (`...`, `<name>`, `{{x}}`) is a hint at most, and so is a
block that is all of another language. A fragment that is plainly one stays silent, and so do a block
whose end is not where it is meant to be and code that a comment before it calls wrong.

````md bad
---
name: builder
description: Builds features.
---
Answer with:

```json
{"files": ["a.py", "b.py"],}
                          ^ warning this JSON does not parse: a comma before the closing bracket
```
````

````md fixed
---
name: builder
description: Builds features.
---
Answer with:

```json
{"files": ["a.py", "b.py"]}
```
````

````md good
---
name: builder
description: Builds features.
---
Answer with:

```json
{"files": ["a.py", "b.py"]}
```
````
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.code import CHECKERS, broken, without_last_commas
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import line_of
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.code import Break
    from agentls.lint.context import Context
    from agentls.syntax.nodes import Fence


def check(ctx: Context) -> Iterator[Finding]:
    """Report the place where the block's parser stops, or what stands there instead."""
    misread = [(fault.opening.start, (fault.other or fault.opening).end) for fault in ctx.fence_faults]
    for by, section in ctx.body.placed():
        for fence in section.fences:
            if fence.language not in CHECKERS or fence.closing is None or _is_quoted(section.text, fence):
                continue
            if any(start <= fence.opening.start + by < end for start, end in misread):
                continue
            yield from _found(ctx, fence.shift(by), fence.content.of(section.text))


def _found(ctx: Context, fence: Fence, code: str) -> Iterator[Finding]:
    if found := ctx.memo(broken, fence.language, code):
        start = ctx.body.start + fence.content.start
        severity = Severity.HINT if found.sketch else None
        fixes = tuple(_fixes(fence.shift(ctx.body.start), code, found))
        yield RULE.at(Span(found.start, found.end).shift(start), found.message, *fixes, severity=severity)


def _is_quoted(text: str, fence: Fence) -> bool:
    """Whether it stands in a block quote, so that its lines begin with marks that are no code."""
    return ">" in text[line_of(fence.opening, text).start : fence.opening.start]


def _fixes(fence: Fence, code: str, found: Break) -> Iterator[Fix]:
    if fence.language == "json" and (repaired := without_last_commas(code)):
        yield Fix("Remove the commas before closing brackets", (Edit(fence.content, repaired),))
    elif found.language:
        info = Span(fence.opening.end, fence.opening.end + len(fence.language))
        yield Fix(f"Call it {found.language}", (Edit(info, found.language),), safe=False)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
