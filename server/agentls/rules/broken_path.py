r"""A path in a manifest leads to no file, or out of its folder.

The paths of a plugin count from its folder, the one that `.claude-plugin` stands in, and those of a marketplace from
its own. Claude Code takes no path with `..` in it, and loads nothing where a path leads to nothing.

```json bad
-- .claude-plugin/plugin.json --
{
  "name": "tools",
  "commands": ["./../shared", "./comands/tidy.md"]
                ^^^^^^^^^^^ error Path `./../shared` has `..` in it: Claude Code refuses it
                               ^^^^^^^^^^^^^^^^^ error Nothing is at `./comands/tidy.md`
}
```

```json good
-- .claude-plugin/plugin.json --
{
  "name": "tools",
  "commands": ["./more/tidy.md"]
}
-- more/tidy.md --
---
description: Tidies the folder.
---
Move old files away.
```
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.format import ITEM
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls_schemas.field_types import field_at
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Node

_UNREAD = frozenset("*?$")
"""Characters of what is no plain path."""


def check(ctx: Context) -> Iterator[Finding]:
    """Report paths that lead nowhere, between their quotes."""
    if not ctx.kind.fields.deep or ctx.path is None:
        return
    root = PurePosixPath(ctx.kind.place.split(ctx.path.as_posix())[0])
    for entry in ctx.header.root.entries:
        if entry.key.value in ctx.kind.fields:
            for scalar in _paths(ctx, entry.value, (entry.key.value,)):
                yield from _judge(ctx, scalar, root)


def _paths(ctx: Context, node: Node | None, path: tuple[str, ...]) -> Iterator[Scalar]:
    """The texts below a field that are paths."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _paths(ctx, item, (*path, ITEM))
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _paths(ctx, entry.value, (*path, entry.key.value))
    elif isinstance(node, Scalar) and node.value.startswith("./"):
        field = field_at(ctx.kind, path)
        if field and field.fact.paths and not _UNREAD & set(node.value):
            yield node


def _judge(ctx: Context, scalar: Scalar, root: PurePosixPath) -> Iterator[Finding]:
    span, name = scalar.view.span(0, len(scalar.value)), abbreviate(scalar.value)
    if ".." in scalar.value.split("/"):
        judged = judge(ctx, Condition.OUTSIDE_PATH)
        yield RULE.at(span, f"Path `{name}` has `..` in it: {judged}", judged=judged)
    elif ctx.exists and not ctx.exists(root / scalar.value):
        judged = judge(ctx, Condition.MISSING_PATH)
        yield RULE.at(span, f"Nothing is at `{name}`: {judged}", judged=judged)


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.WARNING,
    Reads.WHOLE,
    conditions=(Condition.MISSING_PATH, Condition.OUTSIDE_PATH),
)
