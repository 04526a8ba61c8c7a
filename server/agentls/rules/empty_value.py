r"""A field has a key and no value.

An empty `name` or `description` is as bad as none: the agent does not load. Any other empty field
does nothing, and its reader has to guess what was meant.

```md bad
---
name: reviewer
description:
^^^^^^^^^^^ error `description` has no value
model:
^^^^^ warning `model` has no value
---
Review the diff.
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

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Outcome, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import is_empty
from agentls.semantics.permissions import voiding
from agentls.syntax.nodes import Scalar
from agentls.text import Span
from agentls_schemas.field_types import shape_at
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry
    from agentls_schemas.fields import Field

_COMMENT = lazy_pattern(r":[ \t]+(?=#)(?P<all>(?:#+[ \t]+)?(?P<text>[^\r\n]*[^\s]))")


def check(ctx: Context) -> Iterator[Finding]:
    """Report each field whose value is nothing, null or white space, at its key."""
    # An entry that does not parse has a rule of its own.
    broken = {id(problem.entry) for problem in ctx.header.problems}
    for entry, field in ctx.fields:
        if id(entry) in broken:
            continue
        if not is_empty(entry.value) or _gives_none(ctx, field):
            continue
        if field.required:
            text = entry.value.value if isinstance(entry.value, Scalar) and entry.value.data is not None else None
            judged = judge(ctx, _condition(text), field.key)
            blank = bool(text)
            if blank and judge(ctx, Condition.BLANK_VALUE, field.key).is_loss:
                blank = False
            severity = Severity.WARNING if blank else min(judged.severity, Severity.WARNING)
            comment = _COMMENT.match(ctx.header.text, entry.key.span.end)
            why = ", as `#` starts a comment" if comment else ""
            said = f"`{field.key}` is blank" if blank else f"`{field.key}` has no value{why}: {judged}"
            yield RULE.at(entry.key.span, said, *_quoted(ctx, comment), judged=judged, severity=severity)
        elif judge(ctx, _no_value(field), field.key).outcome is not Outcome.ACCEPTED:
            yield _needless(ctx, entry, field)


def _no_value(field: Field) -> Condition:
    return Condition.SPARED_VALUE if field.fact.spared else Condition.NO_VALUE


def _condition(text: str | None) -> Condition:
    """What it is of a field that must be there to have nothing behind it, an empty text, or blanks."""
    if text is None:
        return Condition.NULL_FIELD
    return Condition.MISSING_FIELD if text else Condition.EMPTY_TEXT


def _gives_none(ctx: Context, field: Field) -> bool:
    """Whether an empty list of tools is what its tool takes for no tools, of which another rule speaks."""
    told = ctx.kind.vocabulary.invocation.subagent and field.fact.tool_syntax.empty_gives_none
    return told and not judge(ctx, Condition.NO_VALUE, field.key).is_loss


def _needless(ctx: Context, entry: Entry, field: Field) -> Finding:
    """A field without value that its tool does without, if it takes the file at all."""
    fixes = ctx.removal(f"Remove `{field.key}`", entry)
    judged, comment = judge(ctx, _no_value(field), field.key), _COMMENT.match(ctx.header.text, entry.key.span.end)
    if entry.value is not None and entry.value.data is not None and not _is_no_text(ctx, field):
        judged = judge(ctx, Condition.BLANK_VALUE, field.key)
    if voiding(ctx.header, field):
        return RULE.at(entry.key.span, f"`{field.key}` has no value and no effect", *fixes)
    if not judged.is_loss and not field.fact.tool_syntax.empty_gives_none:
        return RULE.at(entry.key.span, f"`{field.key}` has no value and no effect", *fixes, judged=judged)
    why = ", as `#` starts a comment" if comment else ""
    said = f"`{field.key}` has no value{why}: {judged}"
    return RULE.at(entry.key.span, said, *_quoted(ctx, comment), *fixes, judged=judged)


def _is_no_text(ctx: Context, field: Field) -> bool:
    """Whether the field takes no text, so that an empty one is as good as none."""
    shape = shape_at(ctx.kind, (field.key,))
    if shape is None or "text" in shape.words:
        return False
    return shape.is_list or shape.is_map or bool(shape.values)


def _quoted(ctx: Context, comment: re.Match[str] | None) -> Iterator[Fix]:
    """The comment as the value, which it may be meant for."""
    edit = ctx.as_text(Span(*comment.span("all")), comment["text"]) if comment else None
    if comment and edit:
        # From the colon on, so that the edit is one of this entry.
        whole = Edit(Span(comment.start(), edit.span.end), f": {edit.text}")
        yield Fix("Use the comment as the value", (whole,), safe=False)


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.WARNING,
    Reads.HEADER,
    conditions=(Condition.MISSING_FIELD, Condition.NO_VALUE, Condition.BLANK_VALUE, Condition.EMPTY_TEXT),
)
