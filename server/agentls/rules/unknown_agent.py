r"""An agent is named that is not there.

Looked for among the agents of the project and those that come with Claude Code; case and hyphens do not matter. In a
tool list (`Agent(x)`) and in the field `agent`, any name is reported that a project's files do not give. An example
may speak of agents that are elsewhere, so there only a slip is reported: a name that nearly is an agent's.
Agents of plugins (`plugin:x`) are not judged. Where a file is looked at by itself, nothing is known of others.

```md bad
-- .claude/agents/lead.md --
---
name: lead
description: |
  Leads the review.
  <example>
  user: "Check the diff"
  assistant: "I'll use the lead agent, then use the code-reviwer agent."
                                                    ^^^^^^^^^^^^ hint did you mean `code-reviewer`?
  </example>
tools: Read, Agent(code-reviewer, test-runner, Explore)
                                  ^^^^^^^^^^^ hint no agent of this project or of Claude Code is called `test-runner`
---
Lead the review.
-- .claude/agents/code-reviewer.md --
---
name: code-reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```

```md good
-- .claude/agents/lead.md --
---
name: lead
description: |
  Leads the review.
  <example>
  user: "Draw it"
  assistant: "I'll use the ui-designer agent."
  </example>
tools: Read, Agent(Code_Reviewer, tools:linter)
---
Lead the review.
-- .claude/agents/code-reviewer.md --
---
name: code-reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.across import in_project, kind_of, meant, visible
from agentls.lint.rule import Reads, Rule
from agentls.project.index import key
from agentls.semantics.mentions import Where
from agentls_schemas.types import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.project.entries import Entry
    from agentls.project.index import Index

_NAME = re.compile(r"[\w-]+")


def across(entry: Entry, index: Index) -> Iterator[Finding]:
    """Report names of no agent, at the name."""
    own = entry.own.name if entry.own else ""
    for mention in entry.mentions:
        name = mention.name
        if mention.sort is not Sort.AGENT or not _NAME.fullmatch(name) or _is_there(name, entry, index):
            continue
        near = meant(name, entry, index, Sort.AGENT)
        said = f"no agent of this project or of {kind_of(entry).loader.tool} is called `{name}`"
        # An example that was to start this very agent is another rule's.
        if near and not (mention.where is Where.EXAMPLE and near == own):
            fix = Fix(f"Write `{near}`", (Edit(mention.span, near),), safe=False)
            yield RULE.at(mention.span, f"{said}; did you mean `{near}`?", fix)
        elif mention.where is not Where.EXAMPLE and in_project(entry) and _others(entry, index, own):
            yield RULE.at(mention.span, said)


def _is_there(name: str, entry: Entry, index: Index) -> bool:
    given = (key(Sort.AGENT, each) for each in kind_of(entry).builtin_agents)
    return index.knows(Sort.AGENT, name) or key(Sort.AGENT, name) in given


def _others(entry: Entry, index: Index, own: str) -> bool:
    """Whether the project has agents; one that keeps none may leave that to its users."""
    return bool(visible(entry, index, Sort.AGENT).keys() - {key(Sort.AGENT, own)[1]})


RULE = Rule(__name__, __doc__, None, Severity.HINT, Reads.WHOLE, across=across)
