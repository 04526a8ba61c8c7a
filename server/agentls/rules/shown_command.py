r"""A command that should only be shown is run.

In a skill or command, Claude Code runs an exclamation mark followed by a command in backticks if it begins a line
or follows a space, even in a code fence, a code span or a comment (measured with 2.1.332). The model then reads the
output instead of the text, and a command without permission stops the whole skill from starting. The same holds for
blocks that begin with three backticks and an exclamation mark. A backslash before the mark prevents it.

Reported in Markdown fences, which show such a file to the reader, in code spans and in comments. Anywhere else the
command is assumed to be intended.

`````md bad .claude/skills/commands/SKILL.md
---
name: commands
description: Tells how commands are written.
---
Put the state in front:

```markdown
Check it: !`git status`
          ^^^^^^^^^^^^^ warning Claude Code runs this
```
`````

`````md good .claude/skills/commands/SKILL.md
---
name: commands
description: Tells how commands are written.
---
State: !`git status`

```markdown
Check it: \!`git status`
```
`````
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import line_start
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Body

_RUN = lazy_pattern(r"(?<!\S)!`([^`]*[^`\s][^`]*)`|(?<=```)!(?=[ \t]*[\r\n])")


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first command that is shown and runs, with the others beside it."""
    prompting, body = ctx.kind.vocabulary.invocation.prompting, ctx.body
    if prompting is None or ("!`" not in body.text and "```!" not in body.text):
        return
    found = [span for span in _commands(body.text) if _is_shown(body, span.start, prompting.quoting)]
    if not found:
        return
    first, *others = found
    edits = tuple(Edit(Span(span.start, span.start), "\\") for span in (first, *others) if span.end - span.start > 1)
    fix = Fix("Write `\\!`" if len(found) == 1 else "Write `\\!` in each place", edits, safe=False)
    more = f" (and {len(others)} more below)" if others else ""
    message = f"{judge(ctx, Condition.SHOWN_COMMAND).here}{more}; write `\\!` to only show it"
    related = [Related(span, "This runs too") for span in others]
    yield RULE.at(first, message, *([fix] if len(edits) == len(found) else ()), related=related)


def _commands(text: str) -> Iterator[Span]:
    for found in _RUN.finditer(text):
        before = text[line_start(text, found.start()) : found.start()]
        # An odd backtick before it opens a code span that ends at this one.
        if not found[1] or before.count("`") % 2 == 0:
            yield Span(*found.span())


def _is_shown(body: Body, at: int, languages: frozenset[str]) -> bool:
    fence = next((each for each in body.fences if each.content.start <= at < each.content.end), None)
    if fence is None:
        # The mark of a block that runs is the info of its own fence.
        return body.is_quoted(at) and not any(each.span.start <= at < each.span.end for each in body.fences)
    return fence.language in languages


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE_BODY, conditions=(Condition.SHOWN_COMMAND,))
