r"""A valid field is ignored in this file.

Claude Code ignores `hooks`, `mcpServers`, `permissionMode` and `initialPrompt` in the agents of a plugin. Other
fields work only together with another one: a skill's `agent` needs `context: fork`. A command is called by its file
name; a `name` that is the same is not reported. A few fields are read but change nothing: a Codex agent has the
sandbox of the session that starts it.

```md bad .claude/plugins/toolbox/agents/reviewer.md
---
name: reviewer
description: Reviews a diff for bugs.
permissionMode: plan
^^^^^^^^^^^^^^ warning Claude Code ignores `permissionMode` in plugin files
---
Review the diff.
```

```md bad .claude/skills/review/SKILL.md
---
name: review
description: Reviews a diff for bugs.
agent: Explore
^^^^^ warning `agent` has no effect without `context: fork`
---
Review the diff.
```

```md good .claude/agents/reviewer.md
---
name: reviewer
description: Reviews a diff for bugs.
permissionMode: plan
---
Review the diff.
```
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import has_effect, is_empty
from agentls.syntax.nodes import Scalar
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry
    from agentls_schemas.fields import Field


def check(ctx: Context) -> Iterator[Finding]:
    """Report each field that its place or a missing companion puts out of action, at its key."""
    judged = judge(ctx, Condition.IGNORED_FIELD)
    at = partial(RULE.at, judged=judged, severity=RULE.severity)
    for entry, field in ctx.fields:
        if ctx.audience and ctx.audience in field.fact.ignored_in:
            if not (field.role is Role.NAME and _is_named_so(ctx, entry)):
                yield at(entry.key.span, _message(ctx, field), unnecessary=True)
        elif reader := ctx.kind.loader.one_without(field.fact.ignored_in, ctx.audience):
            yield RULE.at(entry.key.span, f"{reader} ignores `{field.key}`", severity=Severity.HINT)
        elif (needs := field.fact.only_with) and not has_effect(ctx.header, field):
            message = f"`{field.key}` has no effect without `{needs[0]}: {needs[1]}`; add that or remove it"
            yield at(entry.key.span, message, unnecessary=True)
        elif field.fact.no_effect and not is_empty(entry.value):
            message = f"`{field.key}` has no effect: {field.fact.no_effect}"
            yield at(entry.key.span, message, unnecessary=True)


def _message(ctx: Context, field: Field) -> str:
    if ctx.scope in ctx.kind.place.scopes:
        return f"{ctx.kind.loader.tool} ignores `{field.key}` in {ctx.scope} files; remove it"
    if ctx.audience == ctx.scope:
        return f"{ctx.kind.loader.tool} ignores `{field.key}`"
    reader = ctx.kind.loader.readers_in(ctx.audience)[0]
    return f"{reader}, which the file is for, ignores `{field.key}`"


def _is_named_so(ctx: Context, entry: Entry) -> bool:
    """Whether the file's name says the same, so nothing is lost."""
    return ctx.path is not None and isinstance(entry.value, Scalar) and entry.value.value == ctx.path.stem


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.IGNORED_FIELD,))
