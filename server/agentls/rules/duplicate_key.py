r"""A map has the same key twice.

Claude Code lets the last one win and drops the others silently. Strict YAML readers, and so
OpenCode and other tools in JavaScript, refuse the whole header.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
model: opus
model: sonnet
^^^^^ error Duplicate key `model`: Claude Code uses the last one; Copilot CLI and Gemini CLI drop the agent
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
model: sonnet
---
Review the diff.
```
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from agentls.finding import Finding, Related, Severity
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.lint.yaml_repairs import changed_values
from agentls.semantics.fields import abbreviate
from agentls.semantics.loading import State
from agentls.syntax.nodes import Entry, Mapping, Node, Sequence
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context


def check(ctx: Context) -> Iterator[Finding]:
    """Report every repetition of a key, at the repeated key."""
    changed = list(_changed(ctx))
    for mapping in _mappings(ctx.header.root):
        first: dict[str, Entry] = {}
        for entry in mapping.entries:
            if entry.value is None and not ctx.header.valid:
                continue  # A statement that does not parse may only look like a key.
            before = first.setdefault(entry.key.value, entry)
            if before is not entry:
                yield _finding(ctx, before, entry, mapping, changed.pop() if changed else ())


def _changed(ctx: Context) -> Iterator[tuple[Related, ...]]:
    """Other values that are read otherwise for a key written twice, where that breaks the header; told once."""
    if ctx.kind.loader.refuses_twins and ctx.header.valid and ctx.loaded.state is State.REPAIRED:
        entries = ctx.header.root.entries
        keys = Counter(entry.key.value for entry in entries)
        yield changed_values(ctx, (entry for entry in entries if keys[entry.key.value] > 1))


def _finding(ctx: Context, before: Entry, entry: Entry, mapping: Mapping, changed: tuple[Related, ...]) -> Finding:
    form = "flow" if mapping.flow else "crlf" if "\r\n" in ctx.header.text else ""
    judged, key = judge(ctx, Condition.DUPLICATE_KEY, form), entry.key.value
    # No line number in the message: it would change with every repair above.
    message = f"Duplicate key `{abbreviate(key)}`: {'; '.join(filter(None, (judged.here, judged.elsewhere)))}"
    lost = _is_field(ctx, mapping, key) and _differ(before, entry)
    severity = judged.severity if lost else min(judge(ctx, Condition.REPEATED_ENTRY, form).severity, Severity.WARNING)
    if changed:
        message, severity = f"Duplicate key `{abbreviate(key)}`: {changed[0].message}", Severity.ERROR
    if mapping.flow:
        return RULE.at(entry.key.span, message, judged=judged, severity=severity)
    line = ctx.doc.text.line_at(before.key.span.start) + 1
    fixes = (
        *ctx.removal(f"Remove `{key}` on line {line}", before),
        *ctx.removal(f"Remove this `{key}`", entry),
    )
    return RULE.at(entry.key.span, message, *fixes, judged=judged, severity=severity, related=changed)


def _is_field(ctx: Context, mapping: Mapping, key: str) -> bool:
    """Whether a key of a mapping is a field of the file, or part of one."""
    root = ctx.header.root
    around = next((e for e in root.entries if e.span.start <= mapping.span.start < e.span.end), None)
    return (around.key.value if around and mapping is not root else key) in ctx.kind.fields


def _differ(before: Entry, entry: Entry) -> bool:
    """Whether something is lost by taking the later one."""
    lost = before.value.data if before.value else None
    return lost is not None and repr(lost) != repr(entry.value.data if entry.value else None)


def _mappings(root: Mapping) -> Iterator[Mapping]:
    todo: list[Node | None] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, Mapping):
            yield node
            todo += [entry.value for entry in node.entries]
        elif isinstance(node, Sequence):
            todo += node.items


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.ERROR,
    Reads.HEADER,
    conditions=(Condition.DUPLICATE_KEY, Condition.REPEATED_ENTRY),
)
