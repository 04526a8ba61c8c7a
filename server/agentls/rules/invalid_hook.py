r"""A hook has not the shape a hook has.

`hooks` maps an event to a list of groups, each with an optional `matcher` and a list `hooks` of
handlers; a handler has a `type` and what that type needs. Claude Code drops an agent with
`hooks: []` silently; other mistakes leave the hook out.

```md bad
---
name: builder
description: Builds features.
hooks:
  PreToolUse:
    - matcher: Bash
      hooks:
        - type: command
          ^^^^ warning a `command` handler needs `command`
        - type: shell
                ^^^^^ warning `shell` is no handler type; it takes `command`
---
Build it.
```

```md bad
---
name: builder
description: Builds features.
hooks: []
       ^^ error `hooks` takes a map
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
from agentls.semantics.fields import closest, same_but_style, shown
from agentls.semantics.hooks import Misshapen, handlers
from agentls.syntax.nodes import Mapping, Node, Scalar, Sequence
from agentls_schemas.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report misshapen hooks and incomplete handlers, at the part that is wrong."""
    ignored = any(ctx.scope in field.fact.ignored_in for field in ctx.kind.with_role(Role.HOOKS))
    if not ctx.kind.hook_handlers or ignored:
        return
    for found in handlers(ctx.header, ctx.kind):
        if not isinstance(found, Misshapen):
            yield from _handler(ctx, found.node)
        elif not isinstance(found.node, Scalar) or found.node.value.strip():
            drops = isinstance(found.node, Sequence)
            severity = Severity.ERROR if drops and found.expected.endswith("to a list") else None
            yield RULE.at(found.node.span, found.expected, severity=severity)


def _handler(ctx: Context, node: Node) -> Iterator[Finding]:
    if not isinstance(node, Mapping):
        yield RULE.at(node.span, "a handler is a map with a `type`")
        return
    entry = node.get("type")
    known = ", ".join(f"`{name}`" for name in ctx.kind.hook_handlers)
    if entry is None or entry.value is None:
        yield RULE.at(node.entries[0].key.span if node.entries else node.span, f"a handler needs a `type`: {known}")
    elif not isinstance(entry.value, Scalar) or entry.value.value not in ctx.kind.hook_handlers:
        word = entry.value.value if isinstance(entry.value, Scalar) else "this"
        meant = closest(word, ctx.kind.hook_handlers)
        fixes = (
            (Fix(f"Write `{meant}`", (Edit(entry.value.span, meant),), same_but_style(meant, word)),) if meant else ()
        )
        yield RULE.at(entry.value.span, f"`{shown(word)}` is no handler type; it takes {known}", *fixes)
    else:
        for key in ctx.kind.hook_handlers[entry.value.value]:
            found = node.get(key)
            if found is None or found.value is None:
                at = (found or entry).key.span
                yield RULE.at(at, f"a `{entry.value.value}` handler needs `{key}`")


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
