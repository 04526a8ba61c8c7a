"""An import is none for what stands right before or behind it.

To Claude Code, Gemini CLI and Qwen Code an import is what stands between a blank and the next one. A full stop or a
comma behind the path is read as a part of it, and behind a bracket, a quotation mark or a colon `@` is no import at
all. The file is there, and is not read. Only paths that lead to a file without these characters are reported.

```md bad CLAUDE.md
Follow @README.md, and be kind.
                 ^ warning `,` becomes part of the path: Claude Code imports nothing; put a blank before it
```

```md bad CLAUDE.md
The project (@README.md) has two parts.
             ^^^^^^^^^^ information `@` must stand behind a blank, not behind `(`: Claude Code imports nothing
```

```md good CLAUDE.md
Follow @README.md and be kind. The code span `@README.md` is no import.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.imported import State, direct_imports, is_there
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.imports import Import, bare_of_punctuation, near_imports
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Markdown
    from agentls_schemas.imports import Imports


def check(ctx: Context) -> Iterator[Finding]:
    """Report what keeps a path from being read, at these characters."""
    form = ctx.kind.imports
    if form is None or ctx.exists is None:
        return
    judged = judge(ctx, Condition.UNREAD_IMPORT)
    for found in direct_imports(ctx):
        bare = bare_of_punctuation(found.path)
        if found.state is State.MISSING and bare != found.path and is_there(ctx, bare):
            rest = Span(found.span.end - (len(found.path) - len(bare)), found.span.end)
            fix = Fix("Insert a blank", (Edit(Span(rest.start, rest.start), " "),), safe=False)
            shown = rest.of(ctx.doc.text.content)
            message = f"`{shown}` becomes part of the path: {judged.here}; put a blank before it"
            yield RULE.at(rest, message, fix, judged=judged)
    nearly = ctx.memo.each(_near, ctx.body.sections, form)
    for place, found_here in zip(ctx.body.starts, nearly, strict=True):
        for near in found_here:
            if is_there(ctx, near.path):
                sign = ctx.doc.in_file(Span(place + near.span.start - 1, place + near.span.end))
                before = ctx.doc.text.content[sign.start - 1]
                message = f"`@` must stand behind a blank, not behind `{before}`: {judged.here}"
                yield RULE.at(sign, message, judged=judged, severity=Severity.INFORMATION)


def _near(section: Markdown, form: Imports) -> tuple[Import, ...]:
    return tuple(near_imports(section, form))


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE, conditions=(Condition.UNREAD_IMPORT,))
