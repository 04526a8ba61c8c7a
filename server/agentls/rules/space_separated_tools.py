r"""Tools are not separated by commas.

Only commas and spaces separate tools, inside an item of a YAML list too. `Read; Grep` names a tool `Read;` that
does not exist, `Read|Grep` is one unknown name, and in a value of several lines (`tools: |`) a line break separates
nothing. `Read | Grep` and `Read and Grep` give both tools: the sign or word is dropped, so this is only a hint.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read; Grep; Bash
       ^^^^^ warning `Read;` is read as one tool name (and 1 more); separate tools with commas
---
Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Grep, Bash
---
Review the diff.
```

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read | Grep
            ^ hint `|` is dropped; separate tools with commas
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read Grep, Bash
---
Review the diff.
```
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate
from agentls.semantics.tool_edits import remove_entries
from agentls.semantics.tools import current_name, words
from agentls.syntax.nodes import Scalar
from agentls.text import Span
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.tool_refs import ToolRef
    from agentls.semantics.tools import ToolList


def check(ctx: Context) -> Iterator[Finding]:
    """Report entries that are tools and other signs, once a list, at the first that loses a tool."""
    for tools in ctx.tool_lists:
        if tools.field.fact.tool_syntax.literal or not tools.field.fact.tool_syntax.is_list:
            continue
        found = {ref: parts for ref in tools.refs if (parts := words(ctx.kind, ref)) is not None}
        lost = [ref for ref, parts in found.items() if parts]
        if found:
            yield _finding(ctx, tools, found, lost or list(found), is_lost=bool(lost))


def _finding(
    ctx: Context, tools: ToolList, found: dict[ToolRef, list[str]], refs: list[ToolRef], *, is_lost: bool
) -> Finding:
    first, *rest = refs
    more = f" (and {len(rest)} more)" if rest else ""
    said = "is read as one tool name" if is_lost else "is dropped"
    wrong, remedy = f"`{abbreviate(first.name)}` {said}{more}", "separate tools with commas"
    message = f"{wrong}; {remedy}"
    related = (Related(ref.name_span, f"`{abbreviate(ref.name)}` {said}") for ref in rest)
    edits = _edits(ctx, tools, found)
    fixes = (Fix("Separate the tools with commas", edits),) if edits else ()
    judged, severity = None, Severity.WARNING if is_lost else Severity.HINT
    if is_lost and len(found) == len(tools.refs) and tools.field.role is Role.TOOLS:
        judged = judge(ctx, Condition.NO_TOOLS)
        severity = min(severity, judged.severity)
        message = judged.explain(wrong, remedy)
    return RULE.at(first.name_span, message, *fixes, judged=judged, severity=severity, related=related)


def _edits(ctx: Context, tools: ToolList, found: dict[ToolRef, list[str]]) -> tuple[Edit, ...]:
    """Each text that has such entries written with commas, every tool once."""
    texts = [list(refs) for _, refs in groupby(tools.refs, key=lambda ref: _text_of(tools, ref))]
    listed = {ref.span.of(ctx.header.text) for refs in texts if not found.keys() & refs for ref in refs}
    edits: list[Edit] = []
    for refs in texts:
        if not found.keys() & refs:
            continue
        names = (name for ref in refs for name in _names(ctx, ref, found))
        wanted = [name for name in dict.fromkeys(names) if name not in listed]
        listed.update(wanted)
        if wanted:
            edits.append(Edit(Span(refs[0].span.start, refs[-1].span.end), ", ".join(wanted)))
        else:
            edits += remove_entries(tools, refs, ctx.header)
    return tuple(edits)


def _text_of(tools: ToolList, ref: ToolRef) -> Span:
    """The text the entry stands in: the whole value, or an item of a list."""
    value = tools.entry.value
    return value.span if isinstance(value, Scalar) else ref.item


def _names(ctx: Context, ref: ToolRef, found: dict[ToolRef, list[str]]) -> list[str]:
    if ref in found:
        return [current_name(ctx.kind, part) for part in found[ref]]
    return [ref.span.of(ctx.header.text)]


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.NO_TOOLS,))
