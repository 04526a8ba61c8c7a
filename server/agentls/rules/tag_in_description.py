r"""A skill's description has a tag.

Claude Code takes it. claude.ai and the Skills API refuse a skill whose description has `<…>` in it, in backticks too,
and do not say where. Braces or plain words do as well. Descriptions of agents are not looked at: their examples need
tags.

```md bad .claude/skills/tidy/SKILL.md
---
name: tidy
description: Adds <domain> to the list. Use for "add <domain>".
                  ^^^^^^^^ information `<domain>` in the description: claude.ai and the Skills API reject the skill
---
Add the domain.
```

```md good .claude/skills/tidy/SKILL.md
---
name: tidy
description: Adds {domain} to the list where a < b. Use for "add {domain}".
---
Add the domain.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import abbreviate
from agentls.syntax.nodes import Scalar
from agentls.syntax.scalars import Style
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_WORD = lazy_pattern(r"<([\w -]+)>")


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first tag, with the others beside it."""
    refused = ctx.kind.guidance.refused
    for entry, _ in ctx.with_role(Role.DESCRIPTION) if refused else ():
        value = entry.value
        if refused is None or not isinstance(value, Scalar) or "<" not in value.value:
            continue
        found = [(value.view.span(*m.span()), abbreviate(m[0])) for m in re.finditer(refused.pattern, value.value)]
        if found:
            related = [Related(span, f"`{tag}`") for span, tag in found[1:]]
            yield RULE.at(
                found[0][0], f"`{found[0][1]}` in the description: {refused.says}", *_fixes(value), related=related
            )


def _fixes(value: Scalar) -> Iterator[Fix]:
    """The names in braces, where nothing but names stand in tags."""
    # A plain value must not begin with a brace.
    if value.style is Style.PLAIN and value.value.startswith("<"):
        return
    found = [(value.view.span(*m.span()), m[1]) for m in _WORD.finditer(value.value)]
    if found and all(span.end - span.start == len(word) + 2 for span, word in found):
        yield Fix(
            f"Write `{{{found[0][1]}}}`" if len(found) == 1 else "Write braces",
            tuple(Edit(span, f"{{{word}}}") for span, word in found),
            safe=False,
        )


RULE = Rule(__name__, __doc__, check, Severity.INFORMATION, Reads.HEADER, needs=("<", "\\"))
