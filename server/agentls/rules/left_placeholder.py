r"""A template's placeholder was not filled in.

Only header values, and lines of the body that hold nothing else, are looked at: a placeholder in an
output format is there on purpose.

```md bad
---
name: reviewer
description: "{{description}}"
              ^^^^^^^^^^^^^^^ hint `{{description}}` is left
---
Review the diff.
```

```md good
---
name: reviewer
description: Finds TODO comments.
---
Fill in `{{name}}` when you write the page.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import shown, strings
from agentls.syntax.nodes import Mapping
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Node

_IN_VALUE = re.compile(r"\{\{[^{}\n]*\}\}|\[(?:insert|your|todo|fill in)\b[^\]\n]*\]|^\s*TODO\b[^\n]*", re.I)
_BRACES = re.compile(r"\{\{[^{}]*\}\}")
_MARK = re.compile(r"TODO:|\[(?:[Ii]nsert|INSERT|TODO|[Ff]ill in)\b")
_IN_BODY = re.compile(
    r"[ \t]*(?:[-*][ \t]+)?(TODO:[^\r\n]*|\[(?:insert|todo|fill in)\b[^\]\r\n]*\])[ \t]*(?=[\r\n]|\Z)", re.I
)


def check(ctx: Context) -> Iterator[Finding]:
    """Report placeholders in header values, and lines of the body that are nothing else."""
    if ctx.part is None:
        for entry in ctx.header.root.entries:
            yield from _in_value(entry.value, ctx.source)
        return
    text = ctx.source
    for mark in _MARK.finditer(text):
        line = _IN_BODY.match(text, max(text.rfind("\n", 0, mark.start()), text.rfind("\r", 0, mark.start())) + 1)
        if line and line.start(1) == mark.start() and not ctx.part.in_code(mark.start()):
            yield _finding(Span(*line.span(1)), line[1])


def _in_value(value: Node | None, text: str) -> Iterator[Finding]:
    if isinstance(value, Mapping) and value.flow and _BRACES.fullmatch(value.span.of(text)):
        yield _finding(value.span, value.span.of(text))
    for scalar in strings(value):
        for match in _IN_VALUE.finditer(scalar.value):
            yield _finding(scalar.view.span(*match.span()), match[0].strip())


def _finding(span: Span, placeholder: str) -> Finding:
    return RULE.at(span, f"`{shown(placeholder)}` is left from a template")


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.EACH)
