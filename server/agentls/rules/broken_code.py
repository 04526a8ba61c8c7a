r"""A code block does not parse in its own language.

JSON, YAML, TOML and Python blocks are parsed, never executed. The model copies what it is shown,
faults included. A template with placeholders (`...`, `<name>`, `{{x}}`) is a hint at most, and a
fragment that is plainly one stays silent.

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

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Fence

_NAMES = {"json": "JSON", "toml": "TOML"}


def check(ctx: Context) -> Iterator[Finding]:
    """Report the place where the block's parser stops."""
    for fence in ctx.section.fences:
        if fence.language not in CHECKERS or fence.closing is None or _is_quoted(ctx.section.text, fence):
            continue
        code = fence.content.of(ctx.section.text)
        if found := ctx.memo(broken, fence.language, code):
            name = _NAMES.get(fence.language, "YAML" if fence.language[0] == "y" else "Python")
            span = Span(found.start, found.end).shift(fence.content.start)
            severity = Severity.HINT if found.sketch else None
            fixes = tuple(_fixes(fence, code)) if fence.language == "json" else ()
            yield RULE.at(span, f"this {name} does not parse: {found.message}", *fixes, severity=severity)


def _is_quoted(text: str, fence: Fence) -> bool:
    """Whether it stands in a block quote, so that its lines begin with marks that are no code."""
    return ">" in text[line_of(fence.opening, text).start : fence.opening.start]


def _fixes(fence: Fence, code: str) -> Iterator[Fix]:
    if repaired := without_last_commas(code):
        yield Fix("Remove the commas before closing brackets", (Edit(fence.content, repaired),))


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.BODY)
