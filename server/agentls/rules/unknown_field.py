r"""A key is no field of this kind of file.

Claude Code ignores keys it does not know, without a word: `Tools`, `allowed-tools` in an agent or
`permission_mode` do nothing. A misspelt field, or a field that belongs to another kind of file or
another agent tool, is a warning with the right word. So is `Context`, `user` or `assistant` below a
description: a line of an example that lost its indentation. A key of the author's own invention (one
in ten real agents has `version`, `author`, `category` …) is only pointed out.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
modle: sonnet
^^^^^ warning `modle` is no field of a Claude Code agent and has no effect; did you mean `model`?
allowed-tools: Read, Grep
^^^^^^^^^^^^^ warning `allowed-tools`
category: quality
^^^^^^^^ information `category` is no field of a Claude Code agent and has no effect
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
model: sonnet
tools: Read, Grep
---
Review the diff.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import FieldEntry, closest, line_of, same_but_style, shown
from agentls.semantics.hooks import stray_guards
from agentls.syntax.nodes import Scalar
from agentls.text import Span
from agentls_schemas.loading import Condition
from agentls_schemas.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry

_LEAD = re.compile(r"(?<=[\r\n]) +")


def check(ctx: Context) -> Iterator[Finding]:
    """Report each top-level key that is no field, at the key."""
    written = {entry.key.value for entry in ctx.header.root.entries}
    described: FieldEntry | None = None
    strays = list(stray_guards(ctx.header, ctx.kind)) if judge(ctx, Condition.STRAY_GUARD).is_loss else []
    for entry in ctx.header.root.entries:
        field = ctx.kind.fields.get(entry.key.value)
        if field is None:
            if described and entry.key.value in ctx.kind.example_speakers:
                yield _spilled(ctx, entry, described)
            elif entry in strays:
                continue  # invalid-hook says it better.
            elif ctx.header.valid or not any(c.isspace() for c in entry.key.value):
                # Words of a broken value only look like a key; the break itself is reported.
                yield _finding(ctx, entry, written)
        elif field.role is Role.DESCRIPTION:
            described = FieldEntry(entry, field)


def _spilled(ctx: Context, entry: Entry, described: FieldEntry) -> Finding:
    """A line of an example that stands at the first column, and so is a key of its own."""
    said = f"`{entry.key.value}` reads as a field of its own, which has no effect"
    message = f"{said}; indent it if it belongs to `{described.field.key}`"
    line, value = line_of(entry.span, ctx.header.text), described.entry.value
    if isinstance(value, Scalar) and value.style.is_block:
        between = Span(value.span.end, line.start)
        lead = _LEAD.search(value.raw)
        if lead and not between.of(ctx.header.text).strip():
            edit = Edit(between, between.of(ctx.header.text) + lead[0])
            return RULE.at(entry.key.span, message, Fix("Indent it", (edit,), safe=False))
    return RULE.at(entry.key.span, message)


def _finding(ctx: Context, entry: Entry, written: set[str]) -> Finding:
    key = entry.key.value
    article = "an" if ctx.kind.title[0] in "AEIOU" else "a"
    said = f"`{shown(key)}` is no field of {article} {ctx.kind.title} and has no effect"
    foreign, kept = ctx.kind.foreign_fields.get(key), ctx.kind.foreign_replacements.get(key, "")
    if foreign:
        return RULE.at(entry.key.span, f"{said}; {foreign}", *_rename(entry, kept, written))
    meant = ctx.memo(closest, key, tuple(ctx.kind.fields))
    if not meant or (meant in written and not same_but_style(meant, key)):
        return RULE.at(entry.key.span, said, severity=Severity.INFORMATION, unnecessary=True)
    return RULE.at(entry.key.span, f"{said}; did you mean `{meant}`?", *_rename(entry, meant, written))


def _rename(entry: Entry, key: str, written: set[str]) -> Iterator[Fix]:
    if key and key not in written:
        yield Fix(f"Write `{key}`", (Edit(entry.key.span, key),), safe=False)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
