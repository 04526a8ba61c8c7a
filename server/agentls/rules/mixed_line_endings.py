r"""The file mixes LF and CRLF line endings.

Such a file is often the trace of a half-done conversion; diffs show whole lines as changed, and tools
that know one ending only read a stray `\r` into values.

```md bad escapes
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.\r
                ^^ information Mixed line endings: some CRLF, most LF; use LF
Say what is wrong.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
Say what is wrong.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.loading import State
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from agentls.lint.context import Context

_LINE_END = lazy_pattern(r"\r\n|\n|\r(?![a-z])")
"""A lone CR before a word is an interpreted escape: control-character reports it."""
_LONE = lazy_pattern(r"\r(?!\n)")
_NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first line end that is not the usual one; its fix changes all of them."""
    content = ctx.doc.text.content
    if "\r" not in content:
        return
    returns = content.count("\r")
    if lone := list(_lone_returns(ctx)):
        yield from lone
        return
    # The common cases cost one scan or three in C: all LF, all CRLF.
    if returns == content.count("\r\n") == content.count("\n"):
        return
    ends = list(_LINE_END.finditer(content))
    counts = Counter(end[0] for end in ends)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda end: counts[end])
    other = [end for end in ends if end[0] != usual]
    names = " or ".join(_NAMES[end] for end in counts if end != usual)
    # No numbers here: another fix that adds lines would seem to add a finding.
    message = f"Mixed line endings: some {names}, most {_NAMES[usual]}; use {_NAMES[usual]}"
    edits = tuple(Edit(Span(*end.span()), usual) for end in other)
    yield RULE.at(Span(*other[0].span()), message, Fix(f"Convert line endings to {_NAMES[usual]}", edits))


def _lone_returns(ctx: Context) -> Iterator[Finding]:
    """A header whose first line ends in CR alone, so that its tool finds none."""
    header = ctx.doc.header
    end = header.opening.end if header else 0
    content = ctx.doc.text.content
    if header is None or ctx.loaded.state is not State.ABSENT or not _LONE.match(content, end):
        return
    judged = judge(ctx, Condition.LONE_RETURNS)
    fix = Fix("Convert line endings to LF", tuple(Edit(Span(*found.span()), "\n") for found in _LONE.finditer(content)))
    yield RULE.at(Span(end, end + 1), f"Lines end in CR alone: {judged}", fix, judged=judged)


RULE = Rule(__name__, __doc__, check, Severity.INFORMATION, Reads.WHOLE, conditions=(Condition.LONE_RETURNS,))
