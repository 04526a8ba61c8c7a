r"""Not all readers of the file know the model by this name.

VS Code names a model by its title and provider, Copilot CLI and github.com by its id. Each runs another model if it
finds the other's spelling. No spelling works for both, so for an agent meant for all of them this is an
information; say in `target` which one it is for. A spelling that none of the file's readers knows is a warning.

```md bad .github/agents/reviewer.agent.md
---
description: Reviews a diff for bugs.
model: GPT-5.5 (copilot)
       ^^^^^^^^^^^^^^^^^ information Only VS Code knows model `GPT-5.5 (copilot)`; use `gpt-5.5` for Copilot CLI
---
Review the diff.
```

```md bad .github/agents/reviewer.agent.md
---
description: Reviews a diff for bugs.
target: vscode
model: gpt-5.5
       ^^^^^^^ warning Only Copilot CLI knows model `gpt-5.5`; use `GPT-5.5 (copilot)` for VS Code
---
Review the diff.
```

```md fixed .github/agents/reviewer.agent.md
---
description: Reviews a diff for bugs.
target: vscode
model: GPT-5.5 (copilot)
---
Review the diff.
```

```md good .github/agents/reviewer.agent.md
---
description: Reviews a diff for bugs.
target: github-copilot
model: gpt-5.5
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls_schemas.models import ModelState
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls_schemas.models import Model


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first model in the spelling of another reader, at the value."""
    readers = ctx.kind.loader.readers_in(ctx.audience)
    for ref in ctx.model_refs:
        model = ref.model
        others = [reader for reader in readers if reader != model.known_to]
        if not model.known_to or not others or model.state is ModelState.RETIRED:
            continue
        known = model.known_to in readers
        fixes = (ref.instead(model.other_spelling, ctx.emit, safe=True),) if model.other_spelling and not known else ()
        severity = Severity.INFORMATION if known or not fixes else None
        judged, severity = judge(ctx, Condition.UNKNOWN_MODEL), severity or RULE.severity
        yield RULE.at(ref.scalar.span, _message(model, " and ".join(others)), *fixes, judged=judged, severity=severity)
        return


def _message(model: Model, others: str) -> str:
    wanted = f"use `{model.other_spelling}` for {others}" if model.other_spelling else f"{others} names it otherwise"
    return f"Only {model.known_to} knows model `{model.name}`; {wanted}"


RULE = Rule(
    __name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.UNKNOWN_MODEL,), since="0.2.0"
)
