r"""A field still works but has a successor.

No field of a Claude Code agent, command or skill is deprecated today; fields of other kinds of file are.

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.syntax.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry
    from agentls_schemas.fields import Field


def check(ctx: Context) -> Iterator[Finding]:
    """Report each deprecated field, at its key."""
    written = {entry.key.value for entry in ctx.header.root.entries}
    for entry, field in ctx.fields:
        successor = field.fact.deprecated
        if successor in ctx.kind.fields:
            fixes = tuple(_rename(ctx, entry, field)) if successor not in written else ()
            yield RULE.at(entry.key.span, f"`{field.key}` is deprecated; use `{successor}`", *fixes)
        elif successor:
            yield RULE.at(entry.key.span, f"`{field.key}` is deprecated: {successor}")


def _rename(ctx: Context, entry: Entry, field: Field) -> Iterator[Fix]:
    """The key's new name, and where the new one means the opposite, its value's."""
    successor, inverted = field.fact.deprecated, field.fact.inverted
    edits = [Edit(entry.key.span, ctx.emit.key(successor))]
    if inverted:
        value = entry.value
        if not isinstance(value, Scalar) or value.value not in inverted:
            return
        edits.append(Edit(value.span, inverted[value.value]))
    said = f"{successor}: {edits[1].text}" if inverted else successor
    yield Fix(f"Write `{said}`", tuple(edits), safe=not inverted)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
