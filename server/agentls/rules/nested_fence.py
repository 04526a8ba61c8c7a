r"""A code fence inside another one of the same length closes it early.

The inner block's end is taken for the outer one's; from there on prose is code and code is prose.
The fix makes the outer fence longer.

`````md bad
---
name: writer
description: Writes pages.
---
```markdown
# Title
```js
^^^ warning closes the outer one early
run()
```
```

Keep it short.
`````

`````md fixed
---
name: writer
description: Writes pages.
---
````markdown
# Title
```js
run()
```
````

Keep it short.
`````

`````md good
---
name: writer
description: Writes pages.
---
````markdown
# Title
```js
run()
```
````
`````
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Fence, Markdown

_FENCE = re.compile(r"^[ \t]*(?P<run>`{3,}|~{3,})[ \t]*(?P<info>[^`\r\n]*?)[ \t]*\r?$", re.M)


class _Line(NamedTuple):
    run: Span
    opens: bool
    """It has an info string, so it cannot close a block."""


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first opening fence inside a block, at its run."""
    for by, section in ctx.body.placed():
        for fence, inner in ctx.memo(_nested, section):
            message = "this fence is as long as the one around it and closes the outer one early"
            yield RULE.at(inner.shift(ctx.body.start + by), message, *_fixes(ctx, fence.shift(by)))


def _nested(section: Markdown) -> tuple[tuple[Fence, Span], ...]:
    """The fences that another one in them closes early, each with the run of that one."""
    found = []
    for fence in section.fences:
        run = fence.opening.of(section.text)
        if section.text.find(run[:3], *fence.content) >= 0:
            inner = _FENCE.search(section.text, *fence.content)
            if inner and inner["info"] and inner["run"].startswith(run):
                found.append((fence, Span(*inner.span("run"))))
    return tuple(found)


def _fixes(ctx: Context, fence: Fence) -> Iterator[Fix]:
    text, run = ctx.body.text, fence.opening.of(ctx.body.text)
    depth, longest = 0, len(run)
    for line in _lines_from(ctx, fence.opening.start):
        if text[line.run.start] != run[0]:
            continue
        depth += 1 if line.opens or depth == 0 else -1
        if depth == 0:
            longer = run[0] * (longest + 1)
            edits = tuple(Edit(place.shift(ctx.body.start), longer) for place in (fence.opening, line.run))
            yield Fix("Make the outer fence longer", edits)
            return
        longest = max(longest, line.run.end - line.run.start)


def _lines_from(ctx: Context, start: int) -> Iterator[_Line]:
    """The lines that look like fences, from a place of the body on."""
    first = bisect_right(ctx.body.starts, start) - 1
    for by, section in islice(ctx.body.placed(), first, None):
        for line in ctx.memo(_lines, section):
            if line.run.start + by >= start:
                yield _Line(line.run.shift(by), line.opens)


def _lines(section: Markdown) -> tuple[_Line, ...]:
    if "```" not in section.text and "~~~" not in section.text:
        return ()
    return tuple(_Line(Span(*line.span("run")), bool(line["info"])) for line in _FENCE.finditer(section.text))


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
