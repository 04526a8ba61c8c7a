r"""An example starts an agent of another name.

A copied description keeps the name of the agent it was copied from; the model then learns to start
that one.

```md bad
---
name: code-reviewer
description: |
  Reviews a diff for bugs.
  <example>
  user: "Check the diff"
  assistant: "I'll use the test-writer agent to look at it."
                           ^^^^^^^^^^^ warning this agent is `code-reviewer`
  </example>
---
Review the diff.
```

```md good
---
name: code-reviewer
description: |
  Reviews a diff for bugs.
  <example>
  user: "Check the diff"
  assistant: "I'll use the code-reviewer agent to look at it."
  </example>
---
Review the diff.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import same_but_style
from agentls.semantics.mentions import calls as started
from agentls.syntax.nodes import Scalar
from agentls.text import Span
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report other agents' names in examples none of whose lines starts this one, at the name."""
    name, text = _own_name(ctx), ctx.header.text
    for example in ctx.header.examples if name else ():
        answers = [turn.text for turn in example.turns if turn.speaker.lower() == "assistant"]
        calls = [call for answer in answers for call in started(text, answer, ctx.memo)]
        if calls and not _is_own(calls, name) and not any(_names(answer.of(text), name) for answer in answers):
            called, span = calls[0]
            fix = Fix(f"Write `{name}`", (Edit(span, name),), safe=False)
            yield RULE.at(span, f"Example starts `{called}`, but this agent is `{name}`", fix)


def _own_name(ctx: Context) -> str:
    found = next(iter(ctx.with_role(Role.NAME)), None)
    value = found.entry.value if found and ctx.kind.vocabulary.invocation.subagent else None
    return value.value if isinstance(value, Scalar) else ""


def _names(answer: str, name: str) -> bool:
    """Whether an answer speaks of the agent by its name, in whatever case and style."""
    own = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", answer, re.IGNORECASE)
    return own is not None or _is_own(started(answer, Span(0, len(answer))), name)


def _is_own(calls: Iterable[tuple[str, Span]], name: str) -> bool:
    return any(called == name or same_but_style(called, name) for called, _ in calls)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
