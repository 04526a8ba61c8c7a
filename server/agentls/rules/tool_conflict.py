r"""A tool is both granted and denied.

Denied tools are taken away first, so the agent does not get it.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Edit
             ^^^^ warning `Edit` is denied by `disallowedTools`
disallowedTools: Edit
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read
disallowedTools: Edit
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import abbreviate
from agentls.semantics.tool_edits import remove_entry
from agentls.semantics.tools import covers
from agentls_schemas.fields import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.tool_refs import ToolRef
    from agentls.semantics.tools import ToolList


def check(ctx: Context) -> Iterator[Finding]:
    """Report given tools that are denied as a whole, in the list that gives them."""
    tools = ctx.given_tools
    for denied in ctx.tool_lists if tools else ():
        # What a list voids by being there it does not deny one by one.
        if tools and denied.field.role is Role.DENIED_TOOLS and denied.field.key != _voiding(tools):
            for ref in tools.refs:
                if found := next((one for one in denied.refs if _denies(ctx, denied, one, ref)), None):
                    yield _finding(ctx, tools, ref, denied, found)


def _denies(ctx: Context, denied: ToolList, one: ToolRef, ref: ToolRef) -> bool:
    """Whether an entry denies all that another gives."""
    if denied.field.fact.tool_syntax.permissions and one.span != one.name_span:
        return one.key == ref.key
    return (not one.specifier or denied.field.fact.tool_syntax.whole_tools) and covers(ctx.kind, one, ref)


def _voiding(tools: ToolList) -> str:
    return tools.field.fact.tool_syntax.void_beside


def _finding(ctx: Context, tools: ToolList, ref: ToolRef, denied: ToolList, by: ToolRef) -> Finding:
    edit = remove_entry(tools, ref, ctx.header)
    fixes = (Fix(f"Remove `{ref.name}` here", (edit,), safe=False),) if edit else ()
    by_name = "" if by.name == ref.name else f"`{by.name}` in "
    what = abbreviate(ref.span.of(ctx.header.text)) if tools.field.fact.tool_syntax.permissions else ref.name
    return RULE.at(ref.span, f"`{what}` is denied by {by_name}`{denied.field.key}`", *fixes)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
