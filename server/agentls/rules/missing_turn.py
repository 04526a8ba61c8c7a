r"""An example has no user or no assistant line.

An example teaches when to start the agent: what the user says (`user:`) and what the main agent
answers (`assistant:`), with the situation (`Context:`) before it where that matters. A person's
name (`Daisy:`) stands for the user. Blocks without any labelled line are taken for examples of something else and left
alone.

```md bad
---
name: reviewer
description: |
  Reviews a diff for bugs.
  <example>
  ^^^^^^^^^ hint no `assistant:` line
  Context: The diff is ready.
  user: "Check the diff"
  </example>
---
Review the diff.
```

```md good
---
name: reviewer
description: |
  Reviews a diff for bugs.
  <example>
  Context: The diff is ready.
  user: "Check the diff"
  assistant: "I'll use the reviewer agent."
  </example>
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Example

_SITUATION = "context"


def check(ctx: Context) -> Iterator[Finding]:
    """Report examples of the header that leave out a turn, at the opening tag."""
    for example in ctx.header.examples:
        missing = _missing(ctx, example)
        if missing:
            parts = " and no ".join(f"`{speaker}:`" for speaker in missing)
            yield RULE.at(example.opening, f"Example has no {parts} line")


def _missing(ctx: Context, example: Example) -> list[str]:
    if not example.turns or example.closing is None:
        return []
    said = {turn.speaker.lower() for turn in example.turns} - {"commentary", _SITUATION}
    speakers = [speaker for speaker in ctx.kind.guidance.example_speakers if speaker.lower() != _SITUATION]
    if said.issuperset(speakers):
        return []
    missing = [speaker for speaker in speakers if not any(speaker.lower() in each for each in said)]
    named = [each for each in said if not any(speaker.lower() in each for speaker in speakers)]
    # Some authors give the user a name (`Daisy:`), or both; what an agent itself says is no answer of the main one.
    return [] if len(named) > 1 else [speaker for speaker in missing if not named or speaker != speakers[0]]


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.HEADER)
