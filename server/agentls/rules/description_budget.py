r"""All descriptions together are longer than they should be.

Claude Code shows the model every agent's description in every conversation. It warns at start if all of them together
exceed 15,000 tokens, but still loads them. Of skills it shows descriptions up to 30,000 characters, its own skills'
among them, and of all others the name alone, so the model never starts one for what it is about; the setting
`skillListingBudgetFraction` raises that. Reported once per project or plugin, at the longest description. Tokens are
estimated at four characters each. Most long descriptions consist of examples: keep what says when to use the agent,
and move the rest into the body.

```md good
-- .claude/agents/reviewer.md --
---
name: reviewer
description: Reviews a diff for bugs. Use after code changes.
---
Review the diff.
-- .claude/agents/tester.md --
---
name: tester
description: Runs the tests and reports what fails.
---
Run the tests.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.visibility import in_project, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.project.entries import Entry
    from agentls.project.index import Index


def across(entry: Entry, index: Index) -> Iterator[Finding]:
    """Report a budget that is overdrawn, at the longest of the descriptions."""
    kind, own = kind_of(entry), entry.own
    budget = kind.guidance.budget
    is_loaded = in_project(entry) or entry.scope in kind.place.scope_marks
    if budget is None or own is None or own.described is None or not is_loaded:
        return
    load = index.load(entry)
    if load.tokens > budget.tokens and load.longest == entry.path:
        sort, tool = kind_of(entry).identity.sort, kind_of(entry).loader.tool
        message = (
            f"The {load.files} {sort} descriptions have about {load.tokens:,} tokens: {tool} {budget.says} above "
            f"{budget.tokens:,}; shorten this one, the longest ({own.tokens:,})"
        )
        yield RULE.at(own.described, message)


RULE = Rule(__name__, __doc__, None, Severity.WARNING, Reads.WHOLE, across=across)
