r"""A map inside of a field has a key that its tool does not know.

Of fields at the top level, `unknown-field` speaks. Settings that lie a level below are lost as silently: a list
`permissions.alow` allows nothing. A slip is a warning with the right word; keys that resemble none get one finding for
each map, as they may be newer than what is known here.

```json bad .claude/settings.json
{
  "permissions": {
    "alow": ["Bash(git status)"]
    ^^^^^^ warning Unknown key `alow` in `permissions`: Claude Code ignores it; did you mean `allow`?
  },
  "statusLine": {
    "type": "command",
    "command": "./status.sh",
    "colour": "red"
    ^^^^^^^^ information Unknown key `colour` in `statusLine`: Claude Code ignores it
  }
}
```

```json good .claude/settings.json
{
  "permissions": {
    "allow": ["Bash(git status)"]
  }
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.format import ITEM
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate, find_closest, replaced_keys
from agentls.syntax.nodes import Mapping, Sequence
from agentls_schemas.field_types import is_closed, shape_at
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry, Node

Path = tuple[str, ...]


def check(ctx: Context) -> Iterator[Finding]:
    """Report keys of maps whose keys are all known."""
    for entry in ctx.header.root.entries if ctx.kind.fields.deep else ():
        if entry.key.value in ctx.kind.fields:
            yield from _below(ctx, entry.value, (entry.key.value,))


def _below(ctx: Context, node: Node | None, path: Path) -> Iterator[Finding]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _below(ctx, item, (*path, ITEM))
    elif isinstance(node, Mapping):
        yield from _unknown(ctx, node, path) if is_closed(ctx.kind, path) else ()
        for entry in node.entries:
            yield from _below(ctx, entry.value, (*path, entry.key.value))


def _unknown(ctx: Context, node: Mapping, path: Path) -> Iterator[Finding]:
    """Slips each at its key, the others together at the first."""
    shape, written = shape_at(ctx.kind, path), {entry.key.value for entry in node.entries}
    known = tuple(shape.keys) if shape else ()
    replaced = replaced_keys((name, key.fact) for name, key in shape.keys.items()) if shape else ()
    invented: list[Entry] = []
    for entry in node.entries:
        if entry.key.value not in known:
            meant = ctx.memo(find_closest, entry.key.value, known, replaced)
            if meant and meant not in written:
                yield _finding(ctx, path, entry, meant, ())
            else:
                invented.append(entry)
    if invented:
        yield _finding(ctx, path, invented[0], "", tuple(invented[1:]))


def _finding(ctx: Context, path: Path, entry: Entry, meant: str, others: tuple[Entry, ...]) -> Finding:
    judged, name = judge(ctx, Condition.UNKNOWN_KEY, f"{path[0]}[]"), abbreviate(entry.key.value)
    holder = next(step for step in reversed(path) if step != ITEM)
    more = f" (and {len(others)} more)" if others else ""
    hint = f"; did you mean `{meant}`?" if meant else ""
    fixes = (Fix(f"Write `{meant}`", (Edit(entry.key.span, ctx.emit.key(meant)),), safe=False),) if meant else ()
    related = (Related(each.key.span, f"`{abbreviate(each.key.value)}` is unknown too") for each in others)
    severity = judged.severity if judged.is_loss else RULE.severity if meant else Severity.INFORMATION
    message = f"Unknown key `{name}` in `{abbreviate(holder)}`: {judged.here}{more}{hint}"
    return RULE.at(entry.key.span, message, *fixes, judged=judged, severity=severity, related=related)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=(Condition.UNKNOWN_KEY,))
