r"""A code fence is not closed, or one is left over.

Everything to the next fence or to the end of the file is code then: headings, lists and examples lose their
meaning. The fix adds a fence at the end if only code follows; otherwise there may be one too many or one too few,
and you have to choose. Texts with more than 800 fences are not checked.

````md bad
---
name: reviewer
description: Reviews a diff for bugs.
---
Run this:

```bash
^^^ warning Code fence is not closed
git diff
````

````md fixed
---
name: reviewer
description: Reviews a diff for bugs.
---
Run this:

```bash
git diff
```
````

````md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Run this:

```bash
git diff
```
````
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.semantics.fields import line_of
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.lint.fences.faults import FenceFault

_MESSAGES = MappingProxyType(
    {
        "open": "Code fence is not closed",
        "stray": "This code fence has no opening fence, so the text below is read as code; remove it",
        "last": "This code fence has no opening fence; remove it",
        "forgotten": "Code fence is not closed before the next one opens; close it above",
        "doubled": "Two code fences in a row: this one opens nothing; remove it",
        "left": "Code fence opens inside a list item and is not closed in it; close it there, or indent its end",
    }
)
_LIST_MARK = lazy_pattern(r"[-*+]|\d{1,9}[.)]")


def check(ctx: Context) -> Iterator[Finding]:
    """Report fences without a partner, at their run."""
    # The end of a fence around the whole file is told with its beginning, by fenced-header.
    whole = ctx.doc.header is not None and any(problems(ctx, Fault.FENCED_HEADER))
    for fault in ctx.fence_faults:
        kind = "last" if fault.kind == "stray" and _is_last(ctx, fault) else fault.kind
        if kind in _MESSAGES and not (whole and kind == "last"):
            yield RULE.at(fault.opening, _MESSAGES[kind], *_fixes(ctx, fault))


def _is_last(ctx: Context, fault: FenceFault) -> bool:
    """Whether nothing follows the fence."""
    return not ctx.body.text[fault.opening.end :].strip()


def _fixes(ctx: Context, fault: FenceFault) -> Iterator[Fix]:
    text = ctx.body.text
    line = line_of(fault.opening, text)
    if fault.kind in ("stray", "doubled"):
        again = fault.kind == "doubled" and _line(text, line) == _line(text, line_of(fault.other or line, text))
        yield Fix(
            "Remove the stray fence",
            (Edit(line, ""),),
            safe=fault.certain and (again or _is_last(ctx, fault)),
        )
    elif fault.kind in ("open", "forgotten"):
        yield from _closings(ctx, fault, line)


def _line(text: str, line: Span) -> str:
    return line.of(text).strip("\r\n")


def _closings(ctx: Context, fault: FenceFault, line: Span) -> Iterator[Fix]:
    from agentls.lint.fences.lines import code_end

    text = ctx.body.text
    last = line_of(fault.other, text).start if fault.other else len(text)
    last = len(text[:last].rstrip())
    before = _LIST_MARK.sub(lambda mark: " " * len(mark[0]), text[line.start : fault.opening.start])
    closing = ctx.doc.text.line_end + before + fault.opening.of(text)
    end = code_end(text, line.end, last, text[fault.opening.end : line.end].strip())
    if end is not None and end < last:
        yield Fix("Close it where the code ends", (Edit(Span(end, end), closing),), safe=False)
    if fault.kind == "open":
        yield Fix(
            "Close it at the end of the file",
            (Edit(Span(last, last), closing),),
            safe=fault.certain and end == last,
        )


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE_BODY)
