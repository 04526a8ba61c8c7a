r"""The list names a tool that does not exist.

Names are compared letter by letter: `read` is not `Read`. Claude Code drops an unknown name
silently, and refuses to start an agent none of whose tools it knows. Tools of MCP servers are
written `mcp__server__tool` and are not judged here.

Names that resemble no tool get one finding, at the first of them, because such a list is often written for another
agent tool. If the tool refuses the file because of such a name, each name is an error.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Raed, grep, kubectl
             ^^^^ warning Unknown tool `Raed`; did you mean `Read`?
                   ^^^^ warning Unknown tool `grep`; did you mean `Grep`?
                         ^^^^^^^ warning Unknown tool `kubectl`: Claude Code drops it
---
Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Raed, Grep, kubectl
---
Review the diff.
```

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools: [codebase, usages, problems]
        ^^^^^^^^ warning `codebase` and 2 more are Copilot's tools
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Grep, mcp__github__create_issue
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.tool_spelling import bracketed, did_you_mean, is_unknown
from agentls.lint.tool_translation import translated
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate
from agentls.semantics.foreign_tools import owners
from agentls.semantics.tool_edits import remove_entries, remove_entry
from agentls.semantics.tools import find_tool
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.lint.verdict import Judgement
    from agentls.semantics.tool_refs import ToolRef
    from agentls.semantics.tools import ToolList

_NONE = frozenset({"none", "no tools", "no", "n/a"})


def check(ctx: Context) -> Iterator[Finding]:
    """Report names of no tool: those that resemble one each at its place, the others together at the first."""
    judged = judge(ctx, Condition.UNKNOWN_TOOL)
    for tools in ctx.tool_lists:
        if text := bracketed(tools):
            yield _as_list(ctx, tools, text)
            continue
        unknown = {ref: did_you_mean(ctx, ref) for ref in tools.named if is_unknown(ctx, tools, ref)}
        if not unknown:
            continue
        if not judged.is_loss and (finding := _of_another(ctx, tools, list(unknown), judged)):
            yield finding
            continue
        others = [ref for ref in unknown if not unknown[ref]]
        for ref, name in unknown.items():
            if name:
                yield _near_miss(ctx, tools, ref, name)
            elif judged.loses_file:
                yield _refused(ctx, tools, ref, judged)
        if others and not judged.loses_file:
            yield _dropped(ctx, tools, others)


def _of_another(ctx: Context, tools: ToolList, unknown: list[ToolRef], judged: Judgement) -> Finding | None:
    """A list that was written for another agent tool, whose names have counterparts here: one finding for it."""
    owner = owners(ctx.kind, [ref.name for ref in unknown if ref.closed])
    made = translated(ctx, tools, unknown) if owner and ctx.kind.vocabulary.equivalents else None
    if made is None:
        return None
    first, *rest = unknown
    written, edit = made
    message = (
        f"`{abbreviate(_text(ctx, first))}` and {len(rest)} more are {owner} tools: {judged.here}; write `{written}`"
    )
    fixes = (Fix(f"Write them as {judged.tool} has them", (edit,), safe=False),)
    related = (Related(ref.name_span, f"`{abbreviate(_text(ctx, ref))}` is one of them too") for ref in rest)
    return RULE.at(first.name_span, message, *fixes, judged=judged, related=related)


def _refused(ctx: Context, tools: ToolList, ref: ToolRef, judged: Judgement) -> Finding:
    """A name that loses the whole file."""
    owner = owners(ctx.kind, [ref.name])
    whose = f", one of {owner}" if owner else ""
    message = f"Unknown tool `{abbreviate(_text(ctx, ref))}`{whose}: {judged}"
    edit = remove_entry(tools, ref, ctx.header)
    fixes = (Fix(f"Remove `{ref.name}`", (edit,), safe=False),) if edit else ()
    return RULE.at(ref.name_span, message, *fixes, judged=judged)


def _near_miss(ctx: Context, tools: ToolList, ref: ToolRef, name: str) -> Finding:
    judged = judge(ctx, Condition.UNKNOWN_TOOL, tools.field.key)
    written = ref.name.lower()
    former = next((tool for tool in ctx.kind.vocabulary.tools if tool.lower() == written), name)
    hint = f"did you mean `{name}`?" if former == name else f"`{former}` is now `{name}`"
    message = judged.explain(f"Unknown tool `{abbreviate(ref.name)}`", hint)
    fixes = []
    if name not in tools.names:
        same = name.lower() == ref.name.lower()
        fixes.append(Fix(f"Write `{name}`", (Edit(ref.name_span, name),), safe=same))
    if edit := remove_entry(tools, ref, ctx.header):
        listed = "" if fixes else f" (`{name}` is already listed)"
        fixes.append(Fix(f"Remove `{ref.name}`{listed}", (edit,), safe=False))
    return RULE.at(ref.name_span, message, *fixes, judged=judged, severity=min(judged.severity, Severity.WARNING))


def _dropped(ctx: Context, tools: ToolList, refs: list[ToolRef]) -> Finding:
    first, *rest = refs
    subject = f"`{abbreviate(_text(ctx, first))}`" + (f" and {len(rest)} more" if rest else "")
    end = _nothing_left(ctx, tools) if len(refs) == len(tools.refs) else ""
    judged = judge(ctx, *((Condition.NO_TOOLS,) if end else (Condition.UNKNOWN_TOOL, tools.field.key)))
    lost = _lost(judged, rest)
    named = owners(ctx.kind, [ref.name for ref in refs if ref.closed])
    if not first.closed:
        said = f"{subject} has no closing `)`" + ("" if end else f": {ctx.kind.loader.tool} drops the entry; add `)`")
    elif named:
        verb = "are" if rest else "is one of"
        said = f"{subject} {verb} {named} tools" + ("" if end else f": {lost}")
    else:
        said = f"Unknown {'tools' if rest else 'tool'} {subject}"
        said += "" if end else f": {lost}"
    related = (Related(ref.name_span, f"`{abbreviate(_text(ctx, ref))}` is dropped too") for ref in rest)
    # What is open may hold more than one name: nothing to take away without a look.
    fixes = _removals(ctx, tools, refs, end) if all(ref.closed for ref in refs) else ()
    # A pattern behind a tool's name is meant for that tool; what another name is for, nobody knows.
    is_tool = any(find_tool(ctx.kind, ref.name.partition("(")[0].strip()) for ref in refs)
    severity = RULE.severity if end or (judged.is_loss and not is_tool) else judged.severity
    said = f"{said}: {end}" if end else said
    return RULE.at(first.name_span, said, *fixes, judged=judged, severity=severity, related=related)


def _lost(judged: Judgement, rest: list[ToolRef]) -> str:
    """What becomes of names of no tool, as a sentence without its end."""
    spares = judged.verb.endswith(" it") and not judged.is_loss
    return f"{judged.tool} drops {'them' if rest else 'it'}" if spares else judged.here


def _removals(ctx: Context, tools: ToolList, refs: list[ToolRef], end: str) -> Iterator[Fix]:
    what = f"`{refs[0].name}`" if len(refs) == 1 else f"the {len(refs)} unknown tools"
    if edits := remove_entries(tools, refs, ctx.header):
        yield Fix(f"Remove {what}", edits, safe=False)
    elif end and tools.entry.value and " ".join(ref.name for ref in refs).lower() in _NONE:
        yield Fix("Write `[]` to give none", (Edit(tools.entry.value.span, "[]"),), safe=False)
    elif end:
        key = tools.field.key
        yield from ctx.removal(f"Remove `{key}` to give all tools", tools.entry)


def _nothing_left(ctx: Context, tools: ToolList) -> str:
    """What comes of a list that has no tool in it, as the end of a sentence."""
    # A star is not the name of a tool that may yet be installed.
    limits = ctx.kind.vocabulary.invocation.subagent or tools.names == {"*"}
    if tools.field.role is not Role.TOOLS or not limits or ctx.added_tools:
        return ""
    return f"no tool is left and {judge(ctx, Condition.NO_TOOLS).here}"


def _as_list(ctx: Context, tools: ToolList, text: str) -> Finding:
    value = tools.entry.value
    span = value.span if value else tools.entry.span
    message = f"`{abbreviate(text)}` in quotes is text, not a list"
    judged = judge(ctx, Condition.NO_TOOLS)
    lost = f": {judged.here}" if judged.is_loss else ""
    return RULE.at(span, message + lost, Fix("Remove the quotes", (Edit(span, text),)), judged=judged)


def _text(ctx: Context, ref: ToolRef) -> str:
    return ref.name if ref.closed and not find_tool(ctx.kind, ref.name) else ref.span.of(ctx.header.text)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.UNKNOWN_TOOL,))
