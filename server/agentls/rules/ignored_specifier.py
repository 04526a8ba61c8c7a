r"""A pattern in parentheses is ignored: the whole tool is granted or denied.

In an agent's `tools`, `Bash(git diff *)` gives all of Bash; in its `disallowedTools`, `Bash(git push *)` takes all
of Bash away. The one exception is `Agent(reviewer, tester)` in `tools`, where the names count. To limit what an
agent may do with a tool, use the permissions in the settings or a `PreToolUse` hook.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Bash(git diff *)
                 ^^^^^^^^^^^^ warning `Bash(git diff *)` grants all of `Bash`, as `tools` ignores patterns
---
Review the diff.
```

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
disallowedTools: Bash(git push *)
                     ^^^^^^^^^^^^ warning `Bash(git push *)` denies all of `Bash`
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Agent(tester)
disallowedTools: Bash
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate
from agentls.semantics.tool_edits import remove_entries
from agentls.semantics.tools import current_name, is_given
from agentls.text import Span
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.tool_refs import ToolRef
    from agentls.semantics.tools import ToolList


def check(ctx: Context) -> Iterator[Finding]:
    """Report specifiers that are not read, once a list, at the first one's parentheses."""
    for tools in ctx.tool_lists:
        if refs := [ref for ref in tools.refs if _is_ignored(ctx, tools, ref)]:
            yield _finding(ctx, tools, refs)


def _is_ignored(ctx: Context, tools: ToolList, ref: ToolRef) -> bool:
    fact = tools.field.fact
    # `Bash(*)` says itself that it is all of Bash.
    if not fact.tool_syntax.whole_tools or ref.specifier.strip() in ("", "*") or not ref.closed:
        return False
    # What gives nothing without a pattern is another fault.
    return is_given(ctx.kind, ref) and current_name(ctx.kind, ref.name) not in fact.tool_syntax.specified_tools


def _finding(ctx: Context, tools: ToolList, refs: list[ToolRef]) -> Finding:
    first, *rest = refs
    act = "grants" if tools.field.role is Role.TOOLS else "denies"
    # Not how many there are: each repair of one would change the message.
    what = f"`{abbreviate(first.span.of(ctx.header.text))}` {act} all of `{first.name}`"
    set_by, judged = tools.field.fact.tool_syntax.instead, judge(ctx, Condition.IGNORED_PATTERN, tools.field.key)
    related = (Related(_pattern(ref), "This pattern is ignored too") for ref in rest)
    message = judged.with_loss(f"{what}, as `{tools.field.key}` ignores patterns", set_by)
    return RULE.at(
        _pattern(first),
        message,
        *_fixes(ctx, tools, refs),
        judged=judged,
        severity=judged.raised or RULE.severity,
        related=related,
    )


def _pattern(ref: ToolRef) -> Span:
    return Span(ref.name_span.end, ref.span.end)


def _fixes(ctx: Context, tools: ToolList, refs: list[ToolRef]) -> Iterator[Fix]:
    """The names alone, each once: what the list means now, and seldom what its author wants."""
    bare = {ref.name for ref in tools.refs if ref not in refs}
    once = {ref.name: ref for ref in reversed(refs) if ref.name not in bare}
    twice = [ref for ref in refs if ref not in once.values()]
    gone = remove_entries(tools, twice, ctx.header) if twice else ()
    if bool(gone) == bool(twice):
        title = f"Drop the pattern: `{refs[0].name}`" if len(refs) == 1 else "Drop the patterns"
        yield Fix(title, (*(Edit(_pattern(ref), "") for ref in once.values()), *gone), safe=False)


RULE = Rule(
    __name__, __doc__, check, Severity.WARNING, Reads.HEADER, needs=("(", "\\"), conditions=(Condition.IGNORED_PATTERN,)
)
