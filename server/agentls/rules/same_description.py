"""Two agents or skills are described by the same words.

A model chooses by the description, and so does a person who picks from a list: where two say the same, nothing tells
which of them is meant. Say in each what the other is not for.

Letter case, signs and blanks make no difference. Compared are files that are loaded together; what models may not start
is left out.

```md bad
-- .claude/agents/reviewer.md --
---
name: reviewer
description: Reviews a diff for bugs.
             ^^^^^^^^^^^^^^^^^^^^^^^^ hint Description is the same as that of `security`: nothing tells which to take
---
Review the diff.
-- .claude/agents/security.md --
---
name: security
description: reviews a diff for bugs
             ^^^^^^^^^^^^^^^^^^^^^^^ hint Description is the same as that of `reviewer`: nothing tells which to take
---
Look for holes.
```

```md good
-- .claude/agents/reviewer.md --
---
name: reviewer
description: Reviews a diff for bugs, but not for security.
---
Review the diff.
-- .claude/agents/security.md --
---
name: security
description: Reviews a diff for holes that attackers use.
---
Look for holes.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.visibility import kind_of
from agentls.project.together import MANY
from agentls.semantics.fields import abbreviate
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.project.entries import Entry
    from agentls.project.index import Index

_CHOSEN = frozenset({Sort.AGENT, Sort.SKILL})


def across(entry: Entry, index: Index) -> Iterator[Finding]:
    """Report a description that another file has too; two of one name are another rule's."""
    own = entry.own
    if own is None or own.described is None or kind_of(entry).identity.sort not in _CHOSEN:
        return
    others = _others(entry, index)
    if others:
        yield RULE.at(own.described, f"Description is the same as that of {others}: nothing tells which to take")


def _others(entry: Entry, index: Index) -> str:
    """Who else is described so, in words; empty for nobody."""
    alike = index.described_alike(entry)
    if alike is None:
        return f"more than {MANY - 1} others"
    others = (each.own for each in alike if (each.real or each.path) != (entry.real or entry.path))
    names = list(dict.fromkeys(each.name for each in others if each and entry.own and each.name != entry.own.name))
    more = f" and {len(names) - 1} more" if names[1:] else ""
    return f"`{abbreviate(names[0])}`{more}" if names else ""


RULE = Rule(__name__, __doc__, None, Severity.HINT, Reads.WHOLE, across=across)
