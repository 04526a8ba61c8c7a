r"""A template's placeholder is not filled in.

Only header values and body lines that consist of a placeholder are checked, because a placeholder in an output
format is there on purpose. Unquoted braces or brackets are not text in YAML, and a tool that needs text there does
not load the file (Claude Code, measured with 2.1.332). In a folder of templates it is no error: such a file is
meant to be filled in.

```md bad
---
name: reviewer
description: "{{description}}"
              ^^^^^^^^^^^^^^^ hint Placeholder `{{description}}` is not filled in
---
Review the diff.
```

```md bad
---
name: {{name}}
      ^^^^^^^^ error Placeholder `{{name}}` is not filled in: Claude Code drops the agent
description: Finds bugs.
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
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.placeholders import is_for_name, no_text
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate, strings
from agentls.syntax.nodes import Scalar
from agentls.text import Span
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry
    from agentls_schemas.fields import Field

_IN_VALUE = lazy_pattern(
    r"\{\{[ \t]*[^{}\s][^{}\n]*\}\}|\[(?:insert|your|todo|fill in)\b[^\]\n]*\]|^\s*(?-i:TODO\b)(?!-)[^\n]*", re.I
)
_TEMPLATES = frozenset(("template", "templates", "_template", "_templates", "scaffold", "boilerplate", "assets"))
_BEGINS = ("TODO:", "[insert", "[Insert", "[INSERT", "[T", "[fill", "[Fill")
_MARK = lazy_pattern(r"TODO:|\[(?:[Ii]nsert|INSERT|TODO|[Ff]ill in)\b")
_IN_BODY = lazy_pattern(
    r"[ \t]*(?:[-*][ \t]+)?(TODO:[^\r\n]*|\[(?:insert|todo|fill in)\b[^\]\r\n]*\])[ \t]*(?=[\r\n]|\Z)", re.I
)


def check(ctx: Context) -> Iterator[Finding]:
    """Report placeholders in header values, and lines of the body that are nothing else."""
    if ctx.part is None:
        for entry in ctx.header.fields:
            yield from _in_value(ctx, entry)
        return
    text = ctx.source
    for mark in _MARK.finditer(text):
        line = _IN_BODY.match(text, max(text.rfind("\n", 0, mark.start()), text.rfind("\r", 0, mark.start())) + 1)
        if line and line.start(1) == mark.start() and not ctx.part.in_code(mark.start()):
            yield _finding(ctx, Span(*line.span(1)), line[1])


def _in_value(ctx: Context, entry: Entry) -> Iterator[Finding]:
    value, field = entry.value, ctx.kind.fields.get(entry.key.value)
    is_text = field is not None and field.role in (Role.NAME, Role.DESCRIPTION)
    raw = no_text(value, ctx.source)
    if value and raw and field and is_text:
        yield _no_text(ctx, field, value.span, raw)
    elif value and raw.startswith("{{"):
        yield _finding(ctx, value.span, raw)
    elif isinstance(value, Scalar) and field and field.role is Role.NAME and is_for_name(value.value):
        yield _finding(ctx, value.view.span(0, len(value.value)), value.value)
    else:
        for scalar in strings(value):
            for match in _IN_VALUE.finditer(scalar.value) if _may_be_in(scalar.value) else ():
                yield _finding(ctx, scalar.view.span(*match.span()), match[0].strip())


def _may_be_in(text: str) -> bool:
    # To look for what is in all of them costs a fraction.
    return "{" in text or "[" in text or "todo" in text.lower()


def _no_text(ctx: Context, field: Field, span: Span, raw: str) -> Finding:
    """A placeholder that YAML reads as a map or a list."""
    # Two braces are more than a map to some readers: they give up.
    judged = min(judge(ctx, Condition.WRONG_TYPE, key) for key in (field.key, raw[:2]))
    if _is_template(ctx) or not judged.is_loss:
        return _finding(ctx, span, raw)
    message = f"Placeholder `{abbreviate(raw)}` is not filled in: {judged}"
    return RULE.at(span, message, judged=judged, severity=Severity.ERROR)


def _finding(ctx: Context, span: Span, placeholder: str) -> Finding:
    shown = f"`{abbreviate(placeholder)}`"
    said = f"Template file: {shown} must be filled in" if _is_template(ctx) else f"Placeholder {shown} is not filled in"
    return RULE.at(span, said)


def _is_template(ctx: Context) -> bool:
    """Whether the file lies in a folder of templates, and not in a hidden one, where tools look for theirs."""
    folders = ctx.path.parts[:-1] if ctx.path else ()
    return any(part.lower() in _TEMPLATES for part in folders) and not any(part.startswith(".") for part in folders)


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.EACH, needs=_BEGINS, conditions=(Condition.WRONG_TYPE,))
