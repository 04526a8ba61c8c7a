r"""A backslash in double quotes is followed by a letter YAML does not know.

YAML refuses the whole header, and Claude Code does not load the agent. `\'` needs no backslash;
any other backslash is written twice.

```md bad
---
name: reviewer
description: "Finds what\'s wrong with \d in a pattern."
                        ^^ error `\'` is no escape
                                       ^^ error `\d` is no escape
---
Review the diff.
```

```md fixed
---
name: reviewer
description: "Finds what's wrong with \\d in a pattern."
---
Review the diff.
```

```md good
---
name: reviewer
description: "Finds what's wrong with \\d in a pattern."
---
Review the diff.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.backslashes import meant
from agentls.lint.repairs import YAML, report
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.syntax.nodes import Fault
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'', re.S)
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|.)", re.S)
_KNOWN = re.compile(r"\\(?:[0abt\tnvfre \"/\\N_LP\r\n]|x.{2}|u.{4}|U.{8})", re.S)


def check(ctx: Context) -> Iterator[Finding]:
    """Report each backslash with its letter."""
    for problem in problems(ctx, Fault.INVALID_ESCAPE):
        escape = problem.span.of(ctx.header.text)
        edits = tuple(_repairs(ctx, problem))
        fix = Fix(f"Write `{_repaired(escape)}`" if len(edits) == 1 else "Repair the escapes", edits)
        yield report(RULE, ctx, problem, f"`{escape}` is no escape of YAML", fix)


def _repairs(ctx: Context, problem: Problem) -> Iterator[Edit]:
    # YAML names one at a time in a list and takes it only when all are repaired, so each fix repairs all of its entry.
    text = ctx.header.text
    span = problem.entry.value_span if problem.entry else problem.span
    for quoted in _QUOTED.finditer(text, *span):
        if quoted[0][0] == '"':
            yield from _doubled(text, Span(quoted.start() + 1, quoted.end() - 1))


def _doubled(text: str, within: Span) -> Iterator[Edit]:
    """Repairs of the escapes between quotes: the unknown, and those known by chance in the same path."""
    known = {edit for each in meant(text, within) for edit in each.edits(text)}
    yield from known
    for escape in _ESCAPE.finditer(text, *within):
        at = escape.start()
        if Edit(Span(at, at), "\\") not in known and not _KNOWN.fullmatch(escape[0]):
            yield Edit(Span(at, at + 2), _repaired(escape[0][:2]))


def _repaired(escape: str) -> str:
    return "'" if escape == "\\'" else "\\" + escape


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.HEADER, conditions=YAML)
