r"""A second header follows the first.

Only the first one counts; the other is read to the agent as part of its instructions. Two files
were probably joined.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
---

---
^^^ warning Second header: only the first counts, this one is read as text
name: reviewer
model: opus
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.

---

Note: be kind.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_HEADER = lazy_pattern(
    r"\s*^(?P<fence>---)[ \t]*\r?\n(?:[ \t]*\r?\n)*"
    r"(?P<entries>(?:[A-Za-z][\w-]*:.*\r?\n|[ \t]+\S.*\r?\n|-[ \t].*\r?\n)+)---[ \t]*\r?$",
    re.M,
)


def check(ctx: Context) -> Iterator[Finding]:
    """Report a header at the start of the body that sets a field of this kind of file."""
    match = _HEADER.match(ctx.body.text) if ctx.doc.header else None
    if match:
        keys = re.findall(r"^([A-Za-z][\w-]*):", match["entries"], re.M)
        if any(key in ctx.kind.fields for key in keys):
            span = Span(*match.span("fence"))
            message = "Second header: only the first counts, this one is read as text; join them"
            yield RULE.at(span, message, judged=judge(ctx, Condition.SECOND_HEADER), severity=Severity.WARNING)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE_BODY, conditions=(Condition.SECOND_HEADER,))
