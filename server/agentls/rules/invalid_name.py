r"""The name is not allowed, or not in the usual form.

Claude Code skips an agent whose name begins with a hyphen, holds a colon (a full-width one too) or
is longer than 256 characters; from a plugin it loads such an agent. Spaces, capitals and underscores
load, but names of lowercase words and hyphens are usual, and the only form other tools and the
Agent Skills format take. In `.mcp.json` some names of MCP servers are Claude Code's own, such as `workspace`.

```md bad
---
name: team:reviewer
      ^^^^^^^^^^^^^ error `team:reviewer`
description: Reviews a diff for bugs.
---
Review the diff.
```

```md bad
---
name: Code Reviewer
      ^^^^^^^^^^^^^ hint Name `Code Reviewer` should have only lowercase letters, digits and hyphens
description: Reviews a diff for bugs.
---
Review the diff.
```

```md good
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

from agentls.finding import Finding, Fix, Outcome, Severity
from agentls.lint.placeholders import is_for_name
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate, slug
from agentls.syntax.nodes import Mapping, Scalar
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls_schemas.identity import NameRule


def check(ctx: Context) -> Iterator[Finding]:
    """Report a name that is refused, or else out of style, at the value."""
    rule = ctx.kind.identity.rule
    for entry, _ in ctx.with_role(Role.NAME) if rule else ():
        value = entry.value
        if rule and isinstance(value, Scalar) and isinstance(value.data, str) and value.value.strip():
            yield from _judge(ctx, rule, value)
    yield from _servers(ctx)


def _servers(ctx: Context) -> Iterator[Finding]:
    """MCP servers by a name that the tool keeps for its own."""
    for entry, field in ctx.with_role(Role.MCP_SERVERS):
        reserved = field.fact.servers.reserved if field.fact.servers else ()
        for server in entry.value.entries if isinstance(entry.value, Mapping) and reserved else ():
            judged = judge(ctx, Condition.NAME_REFUSED, f"{field.key}[]")
            if server.key.value in reserved and judged.outcome is not Outcome.ACCEPTED:
                yield RULE.at(server.key.span, f"Server name `{server.key.value}` is reserved: {judged}", judged=judged)


def _judge(ctx: Context, rule: NameRule, value: Scalar) -> Iterator[Finding]:
    name = value.value
    if reason := _refused(ctx, rule, name):
        judged = judge(ctx, Condition.NAME_REFUSED)
        yield RULE.at(
            value.span,
            f"Name `{abbreviate(name)}` {reason}: {judged}",
            *_fixes(ctx, rule, value),
            judged=judged,
        )
    elif rule.style and not re.fullmatch(rule.style, name.strip()) and not is_for_name(name):
        by = f" ({rule.standard})" if rule.standard else ""
        severity = Severity.INFORMATION if rule.standard else Severity.HINT
        message = f"Name `{abbreviate(name)}` should have {rule.style_doc}{by}"
        yield RULE.at(value.span, message, *_fixes(ctx, rule, value), severity=severity)


def _fixes(ctx: Context, rule: NameRule, value: Scalar) -> Iterator[Fix]:
    name = slug(value.value)
    if rule.style and re.fullmatch(rule.style, name):
        yield Fix(f"Write `{abbreviate(name)}`", (ctx.emit.instead(value, name),), safe=False)


def _refused(ctx: Context, rule: NameRule, name: str) -> str:
    if rule.max_length and len(name) > rule.max_length:
        return f"is longer than {rule.max_length} characters"
    if rule.is_folder and ctx.path and name != ctx.path.parent.name:
        return f"is not its folder's, `{abbreviate(ctx.path.parent.name)}`"
    return next((reason for pattern, reason in rule.forbidden if re.search(pattern, name)), "")


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.HEADER, conditions=(Condition.NAME_REFUSED,))
