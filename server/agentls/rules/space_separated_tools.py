r"""Tools are parted by something else than the comma that is due.

An agent's list is parted by commas (a skill's may use blanks), so `Read Grep` and `Read; Grep` are
each the name of one tool that does not exist. In a YAML list every tool is an item of its own.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read Grep Bash
       ^^^^^^^^^^^^^^ warning `Read Grep Bash` is taken for one name
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

```md good
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read, Grep, Bash
---
Review the diff.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import line_of, shown
from agentls.semantics.tools import today, without, words
from agentls.syntax.nodes import Scalar, Sequence
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.tools import ToolList, ToolRef


def check(ctx: Context) -> Iterator[Finding]:
    """Report an entry that is several known tools, at the entry."""
    for tools in ctx.tool_lists:
        for ref in tools.refs:
            if parts := words(ctx.kind, ref):
                due = (
                    "write commas between tools" if isinstance(tools.entry.value, Scalar) else "give each its own item"
                )
                message = f"`{shown(ref.name)}` is taken for one name; {due}"
                yield RULE.at(ref.name_span, message, *_fixes(ctx, tools, ref, parts))


def _fixes(ctx: Context, tools: ToolList, ref: ToolRef, parts: list[str]) -> Iterator[Fix]:
    value, text = tools.entry.value, ctx.header.text
    others = {other.name for other in tools.refs if other is not ref}
    parts = [name for name in dict.fromkeys(today(ctx.kind, part) for part in parts) if name not in others]
    if not parts:
        edit = without(tools, ref, ctx.header)
        yield from (Fix("Remove it, for all are listed", (edit,)),) if edit else ()
    elif isinstance(value, Scalar):
        yield Fix("Part the tools by commas", (Edit(ref.name_span, ", ".join(parts)),))
    elif isinstance(value, Sequence) and value.flow:
        yield Fix("Part the tools by commas", (Edit(ref.item, ", ".join(parts)),))
    else:
        lead = Span(line_of(ref.item, text).start, ref.item.start).of(text)
        if not lead.strip(" -"):
            yield Fix("Give each tool its own item", (Edit(ref.item, f"{ctx.doc.text.line_end}{lead}".join(parts)),))


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER)
