"""Nothing in a skill names one of its reference pages.

A model that uses a skill reads `SKILL.md`, and of the other files those it is told of. A page in `references/` that
neither `SKILL.md` names nor any file it leads to is read by nobody.

A name is enough, with or without its suffix, and so is a path that stands for several: `references/`,
`references/<language>.md`. Pages that a neighbour of the skill names, or has as well, are left alone.

```md bad
-- .claude/skills/forms/SKILL.md --
---
name: forms
      ^^^^^ hint Nothing in the skill names `references/dates.md` and 1 more: no model knows of them
description: Fills PDF forms. Use when the user has a form to fill.
---
Read [the fields](references/fields.md) first.
-- .claude/skills/forms/references/fields.md --
Fields that hold money are in `money.md`.
-- .claude/skills/forms/references/money.md --
Amounts have two decimals.
-- .claude/skills/forms/references/dates.md --
Dates are written 2026-11-30.
-- .claude/skills/forms/references/signatures.md --
Nobody signs for the user.
```

```md good
-- .claude/skills/forms/SKILL.md --
---
name: forms
description: Fills PDF forms. Use when the user has a form to fill.
---
Read [the fields](references/fields.md) first, and `references/form-<country>.md` for the country's forms.
-- .claude/skills/forms/references/fields.md --
Fields have names.
-- .claude/skills/forms/references/form-fr.md --
Forms are in French.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.bundle import unnamed_references
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import abbreviate
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report the pages at the skill's name, for they have no place in it."""
    found = unnamed_references(ctx)
    if found:
        own = ctx.entry.own
        more, them = (f" and {len(found) - 1} more", "them") if found[1:] else ("", "it")
        said = f"Nothing in the {ctx.kind.identity.sort} names `{abbreviate(found[0])}`{more}: no model knows of {them}"
        yield RULE.at((own and own.span) or Span(0, 0), said)


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.WHOLE)
