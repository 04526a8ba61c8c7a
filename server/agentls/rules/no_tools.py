r"""The tool list gives the agent no tools.

An empty `tools`, with `[]` or with nothing after the colon, leaves an agent without any tool. Leave the field out
to give all tools. A list that does name tools is reported if all of them are misspelt, retired or never given to
agents.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools: []
       ^^ warning `tools` is empty: Claude Code gives the agent no tools; list some, or remove `tools` to give all
---
Review the diff.
```

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools:
^^^^^ warning `tools` has no value: Claude Code gives the agent no tools; list some, or remove `tools` to give all
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.tool_spelling import bracketed, did_you_mean, is_unknown
from agentls.lint.verdict import judge
from agentls.semantics.fields import is_empty
from agentls.semantics.tools import is_given
from agentls.syntax.nodes import Scalar, Sequence
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.lint.verdict import Judgement
    from agentls.semantics.tools import ToolList
    from agentls.syntax.nodes import Node


def check(ctx: Context) -> Iterator[Finding]:
    """Report a list that gives nothing, at the list, or at its key where there is no value."""
    tools = ctx.given_tools if ctx.kind.vocabulary.invocation.subagent else None
    if tools and not ctx.added_tools and (found := _message(ctx, tools)):
        message, judged = found
        fixes = ctx.removal(f"Remove `{tools.field.key}` to give all tools", tools.entry)
        value = tools.entry.value
        at = tools.entry.key.span if value is None or is_empty(value) else value.span
        yield RULE.at(at, message, *fixes, judged=judged, severity=Severity.ERROR if judged.is_loss else RULE.severity)


def _message(ctx: Context, tools: ToolList) -> tuple[str, Judgement] | None:
    """What to say of a list, with what becomes of the file; None where the list gives something."""
    key, empty = tools.field.key, judge(ctx, Condition.EMPTY_TOOLS, tools.field.key)
    remedy = f"list some, or remove `{key}` to give all"
    if is_empty(tools.entry.value) and tools.field.fact.tool_syntax.empty_gives_none:
        refused = judge(ctx, Condition.NO_VALUE, key).is_loss
        return None if refused else (f"`{key}` has no value: {empty.here}; {remedy}", empty)
    if not tools.refs and not tools.is_text and (value := tools.entry.value):
        if _lists_nothing(value):
            return f"`{key}` is empty: {empty.here}; {remedy}", empty
        if empty.is_loss and isinstance(value, Sequence):
            return f"`{key}` names no tool: {empty.here}; {remedy}", empty
    if tools.refs and not any(is_given(ctx.kind, ref) for ref in tools.refs) and not _says_another(ctx, tools):
        left = judge(ctx, Condition.NO_TOOLS, key)
        return f"No entry of `{key}` is a tool that agents can use: {left.here}", left
    return None


def _says_another(ctx: Context, tools: ToolList) -> bool:
    """Whether no entry resembles a tool, or all are in quotes: that is one fault, which its own rule reports.

    So is one that loses the whole file.
    """
    unknown = [ref for ref in tools.refs if is_unknown(ctx, tools, ref)]
    if unknown and judge(ctx, Condition.UNKNOWN_TOOL).is_loss:
        return True
    one_fault = len(unknown) == 1 or not any(did_you_mean(ctx, ref) for ref in unknown)
    return bool(bracketed(tools)) or (len(unknown) == len(tools.refs) and one_fault)


def _lists_nothing(value: Node) -> bool:
    """Whether a value that names no tool is a list of nothing, commas included; other values are no lists."""
    if isinstance(value, Sequence):
        return all(isinstance(item, Scalar) and item.data in (None, "") for item in value.items)
    return isinstance(value, Scalar) and isinstance(value.data, str)


RULE = Rule(
    __name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.EMPTY_TOOLS, Condition.NO_TOOLS)
)
