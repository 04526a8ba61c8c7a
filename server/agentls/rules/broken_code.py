r"""A code block does not parse in its own language.

JSON, YAML, TOML and Python blocks are parsed, never executed. The model copies what it is shown, faults included. A
template with placeholders (`...`, `<name>`, `{{x}}`) is a hint at most, and so is a block written entirely in
another language. Not reported are obvious fragments, blocks that end in the wrong place, and code that a comment
before it calls wrong.

````md bad
---
name: builder
description: Builds features.
---
Answer with:

```json
{"files": ["a.py", "b.py"],}
                          ^ warning JSON does not parse: trailing comma
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
from agentls.lint.code_blocks import CHECKERS, find_break, without_last_commas
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import line_start
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.code_blocks import Break
    from agentls.lint.context import Context
    from agentls.lint.memo import Memo
    from agentls.syntax.nodes import Fence, Markdown


def check(ctx: Context) -> Iterator[Finding]:
    """Report the place where the block's parser stops, or what stands there instead."""
    for by, stops in ctx.in_sections(_stops, ctx.memo):
        for fence, code, found in stops:
            if not _is_misread(ctx, fence.opening.start + by):
                yield _finding(ctx, fence.shift(by), code, found)


def _stops(section: Markdown, memo: Memo) -> tuple[tuple[Fence, str, Break], ...]:
    """The blocks of a section that do not parse, the code in them and where a parser stops."""
    if not section.fences:
        return ()
    fences = (fence for fence in section.fences if fence.language in CHECKERS and fence.closing)
    blocks = ((f, f.content.of(section.text)) for f in fences if not _is_quoted(section.text, f))
    return tuple((f, code, found) for f, code in blocks if (found := memo(find_break, f.language, code)))


def _is_quoted(text: str, fence: Fence) -> bool:
    """Whether it stands in a block quote, so that its lines begin with marks that are no code."""
    return ">" in text[line_start(text, fence.opening.start) : fence.opening.start]


def _is_misread(ctx: Context, at: int) -> bool:
    """Whether the fence at a place in the body is read otherwise than it is meant."""
    return any(fault.opening.start <= at < (fault.other or fault.opening).end for fault in ctx.fence_faults)


def _finding(ctx: Context, fence: Fence, code: str, found: Break) -> Finding:
    severity = Severity.HINT if found.sketch else None
    span = Span(found.start, found.end).shift(fence.content.start)
    return RULE.at(span, found.message, *_fixes(ctx, fence, code, found), severity=severity)


def _fixes(ctx: Context, fence: Fence, code: str, found: Break) -> Iterator[Fix]:
    if fence.language == "json" and (repaired := ctx.memo(without_last_commas, code)):
        yield Fix("Remove the trailing commas", (Edit(fence.content, repaired),))
    elif found.language:
        info = Span(fence.opening.end, fence.opening.end + len(fence.language))
        yield Fix(f"Label it `{found.language}`", (Edit(info, found.language),), safe=False)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE_BODY)
