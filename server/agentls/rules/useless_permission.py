r"""A permission rule matches no call.

Claude Code reads these entries differently than they look (each measured with 2.1.332). `"*"` is not a tool. An
unclosed parenthesis drops its entry and everything after it. In a pattern only `*` and a `:*` at the end are
special: `Bash(npx:checkly:*)` allows commands that begin with `npx:checkly`, and there are none. Write one pattern
in each pair of parentheses. In an agent's `tools`, `"*"` does mean all tools.

```md bad .claude/skills/tidy/SKILL.md
---
name: tidy
description: Tidies the folder.
allowed-tools: Bash(npx:checkly:*) Bash(npm install:*) Bash(git add:*, git commit:*) Bash(ls:*
               ^^^^^^^^^^^^^^^^^^^ warning `Bash(npx:checkly:*)` allows nothing: `:` is literal except in a final `:*`
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning one pattern
                                                                                     ^^^^^^^^^ warning no closing `)`
---
Move old files away.
```

```md bad .claude/skills/tidy/SKILL.md
---
name: tidy
description: Tidies the folder.
allowed-tools: "*"
                ^ warning `*` allows nothing; name the tools
---
Move old files away.
```

```md good .claude/skills/tidy/SKILL.md
---
name: tidy
description: Tidies the folder.
allowed-tools: Bash(npx checkly:*) Bash(git add *) Bash(npm run test:unit) Bash(docker run app:1 *) Bash(*) mcp__x__*
---
Move old files away.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import abbreviate
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.tool_refs import ToolRef
    from agentls_schemas.tools import Permissions

_END = ":*"
_COLONS = lazy_pattern(r"[\w-]+(?::[\w-]+)+(?=\s|:\*\Z|\Z)")


class Fault(NamedTuple):
    """Why a pattern allows nothing."""

    says: str
    instead: str = ""
    """The pattern that was meant, where that is plain."""


def check(ctx: Context) -> Iterator[Finding]:
    """Report each entry that gives no permission, at the star, the entry or the pattern."""
    for tools in ctx.tool_lists:
        if permissions := tools.field.fact.tool_syntax.permissions:
            for ref in tools.refs:
                yield from _refused(ctx, ref, permissions) or _useless(ctx, ref, permissions)


def _refused(ctx: Context, ref: ToolRef, permissions: Permissions) -> tuple[Finding, ...]:
    """A rule of a form that is declared to match no call."""
    written = ref.span.of(ctx.header.text)
    for form in permissions.refused:
        if found := re.fullmatch(form.pattern, written, re.S):
            instead = found.expand(form.instead)
            fixes = (Fix(f"Write `{instead}`", (Edit(ref.span, instead),), safe=False),) if instead else ()
            said = f"`{abbreviate(written)}` {permissions.does} nothing: {form.says}"
            return (RULE.at(ref.span, said, *fixes),)
    return ()


def _useless(ctx: Context, ref: ToolRef, permissions: Permissions) -> Iterator[Finding]:
    if ref.name == "*" and not permissions.patterns:
        yield RULE.at(ref.span, "`*` allows nothing; name the tools")
    elif ref.name in permissions.commands:
        yield from _judge(ctx, ref, permissions.does)


def _judge(ctx: Context, ref: ToolRef, does: str) -> Iterator[Finding]:
    written = ref.span.of(ctx.header.text)
    inside = written.removeprefix(ref.name)
    if not inside.startswith("("):
        return
    if inside.count("(") > inside.count(")"):
        yield RULE.at(ref.span, f"`{written}` has no closing `)`: it and the rest allow nothing", *_closing(ref))
    elif fault := _fault(ref.name, inside[1:-1]):
        span = Span(ref.span.start + len(ref.name) + 1, ref.span.end - 1)
        fixes = [Fix(f"Write `{ref.name}({fault.instead})`", (Edit(span, fault.instead),), safe=False)]
        message = f"`{written}` {does} nothing: {fault.says}"
        yield RULE.at(ref.span, message, *(fixes if fault.instead else ()))


def _closing(ref: ToolRef) -> Iterator[Fix]:
    yield Fix("Close the parenthesis", (Edit(Span(ref.span.end, ref.span.end), ")"),), safe=False)


def _fault(tool: str, pattern: str) -> Fault | None:
    prefix = pattern.removesuffix(_END)
    if not prefix.strip("*") and pattern.endswith(_END):
        return Fault(f"`{_END}` needs a command before it; use `{tool}` to allow all")
    if _END in prefix and re.search(r"[,|;]", prefix):
        return Fault("parentheses take one pattern; write an entry for each")
    if prefix != prefix.strip() or pattern != pattern.strip():
        end = _END if pattern.strip().endswith(_END) else ""
        return Fault("the space inside the parentheses counts", pattern.strip().removesuffix(_END).strip() + end)
    if pattern.endswith((f"*{_END}", f"{_END}*")):
        return Fault(f"`*` beside `{_END}` is a literal character", pattern.rstrip("*:") + _END)
    return _colons(pattern)


def _colons(pattern: str) -> Fault | None:
    if found := _COLONS.match(pattern):
        says = f"`:` is literal except in a final `{_END}`"
        return Fault(says, found[0].replace(":", " ") + pattern[found.end() :])
    return None


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
