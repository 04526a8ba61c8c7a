r"""A ` #` in an unquoted text cuts off the rest.

In YAML a hash after white space starts a comment, so `Fixes issue #12 and others`
is read as `Fixes issue`. Quote the value if the rest belongs to it.

```md bad
---
name: triager
description: Triages issues such as #12 and links them
                                    ^^^^^^^^^^^^^^^^^^ warning ` #` starts a comment, which is not part of
---
Triage.
```

```md good
---
name: triager
description: "Triages issues such as #12 and links them"
model: haiku  # cheap enough
---
Triage.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.loading import State
from agentls.syntax.nodes import Scalar
from agentls.syntax.scalars import Style
from agentls.text import Span
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry


def check(ctx: Context) -> Iterator[Finding]:
    """Report comments behind a plain description or other free text, at the comment."""
    text, judged = ctx.header.text, judge(ctx, Condition.SWALLOWED_COMMENT)
    for entry, field in ctx.with_role(Role.DESCRIPTION):
        value = entry.value
        if not isinstance(value, Scalar) or value.style is not Style.PLAIN or _is_read_on(ctx, entry):
            continue
        for comment in ctx.header.comments:
            between = text[value.span.end : comment.start]
            if comment.start >= value.span.end and between.strip(" \t") == "" and "agentls:" not in comment.of(text):
                whole = Span(value.span.start, comment.end)
                edit = ctx.as_text(whole, " ".join(whole.of(text).split()))
                fixes = (Fix("Quote the whole value", (edit,), safe=False),) if edit else ()
                message = f"` #` starts a comment, which is not part of `{field.key}`; quote the value"
                yield RULE.at(comment, message, *fixes, judged=judged, severity=RULE.severity)


def _is_read_on(ctx: Context, entry: Entry) -> bool:
    """Whether the tool reads on behind the mark, as it does where its repair has put the line in quotes."""
    read = ctx.loaded.get(entry.key.value) if ctx.loaded.state is State.REPAIRED else None
    return read is not None and isinstance(read.value, Scalar) and " #" in read.value.value


RULE = Rule(
    __name__, __doc__, check, Severity.WARNING, Reads.HEADER, needs=("#",), conditions=(Condition.SWALLOWED_COMMENT,)
)
