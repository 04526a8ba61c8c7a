r"""A skill is listed that is not there.

Claude Code leaves a skill that it does not find out without a word, so the agent starts without it. Looked for by
the name in the header and by the folder, among the project's skills; a user's own are not known here, so a name
that resembles none is a hint. Where a project keeps no skills, and in agents that are yet to be installed, only slips
are reported.

```md bad
-- .claude/agents/clerk.md --
---
name: clerk
description: Fills forms.
skills:
  - pdf-form
    ^^^^^^^^ warning no skill of this project is called `pdf-form`; did you mean `pdf-forms`?
  - taxes
    ^^^^^ hint no skill of this project is called `taxes`
---
Fill the form.
-- .claude/skills/pdf-forms/SKILL.md --
---
name: pdf-forms
description: Fills PDF forms.
---
Open the form.
```

```md good
-- .claude/agents/clerk.md --
---
name: clerk
description: Fills forms.
skills: [pdf-forms, office:letters]
---
Fill the form.
-- .claude/skills/pdf-forms/SKILL.md --
---
name: pdf-forms
description: Fills PDF forms.
---
Open the form.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.visibility import defined, did_you_mean, in_project, visible
from agentls.project.index import key
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.project.entries import Entry
    from agentls.project.index import Index

# Skills of plugins have the plugin in front, and those of nested folders are written with the folder.
_NAME = re.compile(r"(?:[\w./-]*/)?([\w-]+)")


def across(entry: Entry, index: Index) -> Iterator[Finding]:
    """Report names of no skill, at the name."""
    for mention in entry.mentions:
        found = _NAME.fullmatch(mention.name) if mention.sort is Sort.SKILL else None
        if not found or _is_there(found[1], entry, index):
            continue
        near = did_you_mean(found[1], entry, index, Sort.SKILL)
        said = f"no skill of this project is called `{mention.name}`"
        if near:
            fix = Fix(f"Write `{near}`", (Edit(mention.span, near),), safe=False)
            yield RULE.at(mention.span, f"{said}; did you mean `{near}`?", fix)
        elif in_project(entry) and visible(entry, index, Sort.SKILL):
            yield RULE.at(mention.span, said, severity=Severity.HINT)


def _is_there(name: str, entry: Entry, index: Index) -> bool:
    # A command is a skill of one file.
    known = any(defined(entry, index, sort, name) for sort in (Sort.SKILL, Sort.COMMAND))
    return known or key(Sort.SKILL, name)[1] in visible(entry, index, Sort.SKILL)


RULE = Rule(__name__, __doc__, None, Severity.WARNING, Reads.WHOLE, across=across)
