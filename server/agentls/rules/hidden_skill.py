r"""An agent preloads a skill that models may not start.

Claude Code skips every skill in an agent's `skills` that has `disable-model-invocation: true`, so the agent starts
without it. Remove that line from the skill, or write what the agent has to know into its text.

```md bad
-- .claude/agents/clerk.md --
---
name: clerk
description: Fills forms.
skills:
  - pdf-forms
    ^^^^^^^^^ warning Skill `pdf-forms` sets `disable-model-invocation: true`
---
Fill the form.
-- .claude/skills/pdf-forms/SKILL.md --
---
name: pdf-forms
description: Fills PDF forms.
disable-model-invocation: true
---
Open the form.
```

```md good
-- .claude/agents/clerk.md --
---
name: clerk
description: Fills forms.
skills: [pdf-forms]
---
Fill the form.
-- .claude/skills/pdf-forms/SKILL.md --
---
name: pdf-forms
description: Fills PDF forms.
disable-model-invocation: false
---
Open the form.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge_kind
from agentls.lint.visibility import homes, in_project, kind_of
from agentls.semantics.mentions import Where
from agentls_schemas.identity import Sort
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.project.entries import Entry
    from agentls.project.index import Defined, Index


def across(entry: Entry, index: Index) -> Iterator[Finding]:
    """Report skills that are left out, at the name."""
    for mention in entry.mentions:
        if mention.sort is not Sort.SKILL or mention.where is not Where.FIELD:
            continue
        found = [each for each in index.defined(Sort.SKILL, mention.name) if _together(entry, each)]
        if found and all(each.definition.hidden for each in found):
            judged = judge_kind(kind_of(entry), Condition.HIDDEN_SKILL, scope=entry.scope)
            key = kind_of(found[0].entry).vocabulary.invocation.hidden_by
            message = f"Skill `{mention.name}` sets `{key}: true`: {judged.here}; remove one of the two"
            yield RULE.at(mention.span, message, judged=judged, severity=judged.raised or RULE.severity)


def _together(entry: Entry, defined: Defined) -> bool:
    """Whether a skill is loaded together with the file."""
    ours, theirs = in_project(entry), in_project(defined.entry)
    return ours is theirs and bool(defined.entry.folder) and defined.entry.home in homes(entry.home, ours)


RULE = Rule(__name__, __doc__, None, Severity.WARNING, Reads.WHOLE, across=across)
