r"""A hook has the wrong form.

`hooks` maps an event to a list of groups, each with an optional `matcher` and a list `hooks` of handlers. A handler
has a `type`, the fields that type needs, and values of the right kind: `timeout` is a number of seconds, `async` is
true or false. If the event can deny an action (`PreToolUse`, `PermissionRequest`, `PreSkillShellCommand`), a broken
entry makes Claude Code drop the agent rather than run it without its guard; so does such an event's name outside
`hooks`. Under any other event only the broken entry is left out.

```md bad
---
name: builder
description: Builds features.
hooks:
  PreToolUse:
    - matcher: Bash
      hooks:
        - type: command
          ^^^^ error Handler of type `command` needs `command`: Claude Code drops the agent
  Stop:
    - hooks:
        - type: shell
                ^^^^^ warning Handler type `shell` is not `command`, `prompt`, `agent`, `http` or `mcp_tool`
---
Build it.
```

```md bad
---
name: builder
description: Builds features.
hooks: []
       ^^ error `hooks` must map each event to a list: Claude Code drops the agent
---
Build it.
```

```md bad
---
name: builder
description: Builds features.
hooks:
  PreToolUse:
    - matcher: Bash
      hooks:
        - type: command
          command: ./check.sh
          timeout: "30"
                   ^^^^ error `timeout` must be a number: Claude Code drops the agent
---
Build it.
```

```md fixed
---
name: builder
description: Builds features.
hooks:
  PreToolUse:
    - matcher: Bash
      hooks:
        - type: command
          command: ./check.sh
          timeout: 30
---
Build it.
```

```md good
---
name: builder
description: Builds features.
hooks:
  PreToolUse:
    - matcher: Bash
      hooks:
        - type: command
          command: ./check.sh
          timeout: 30
---
Build it.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import find_closest, same_but_style
from agentls.semantics.hooks import hook_faults, stray_guards
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.hooks import HookFault


def check(ctx: Context) -> Iterator[Finding]:
    """Report what is wrong with hooks at the part that is wrong, and guards outside the hooks at their key."""
    ignored = any(ctx.audience in field.fact.ignored_in for field in ctx.kind.fields.with_role(Role.HOOKS))
    if not ctx.kind.vocabulary.hooks.handlers or ignored:
        return
    for fault in hook_faults(ctx.header, ctx.kind):
        judged = judge(ctx, _condition(ctx, fault))
        message = f"{fault.message}: {judged}" + (f"; {fault.remedy}" if fault.remedy else "")
        yield RULE.at(fault.span, message, *_fixes(ctx, fault), judged=judged)
    judged = judge(ctx, Condition.STRAY_GUARD)
    for entry in stray_guards(ctx.header, ctx.kind) if judged.is_loss else ():
        message = f"`{entry.key.value}` must be inside `hooks`: {judged}"
        yield RULE.at(entry.key.span, message, judged=judged)


def _condition(ctx: Context, fault: HookFault) -> Condition:
    if fault.is_empty:
        return Condition.BROKEN_HOOK
    if not fault.event:
        return Condition.BROKEN_HOOKS
    return Condition.BROKEN_GUARD if fault.event in ctx.kind.vocabulary.hooks.guards else Condition.BROKEN_HOOK


def _fixes(ctx: Context, fault: HookFault) -> Iterator[Fix]:
    if fault.written:
        yield Fix(f"Write `{fault.written}`", (Edit(fault.span, fault.written),))
    if fault.type is None:
        return
    if meant := find_closest(fault.type.value, ctx.kind.vocabulary.hooks.handlers):
        safe = same_but_style(meant, fault.type.value)
        yield Fix(f"Write `{meant}`", (ctx.emit.instead(fault.type, meant),), safe)


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.WARNING,
    Reads.HEADER,
    conditions=(Condition.BROKEN_HOOKS, Condition.BROKEN_GUARD, Condition.STRAY_GUARD, Condition.BROKEN_HOOK),
)
