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
from agentls.format import Fault
from agentls.lint.backslashes import meant
from agentls.lint.repairs import YAML, report
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.backslashes import Meant
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
        fixes = [Fix(f"Write `{_repaired(escape)}`" if len(edits) == 1 else "Repair the escapes", edits)]
        if slashes := tuple(_repairs(ctx, problem, slashes=True)):
            fixes.append(Fix("Write slashes in paths", slashes, safe=False))
        yield report(RULE, ctx, problem, f"`{escape}` is no escape of YAML", *fixes)


def _repairs(ctx: Context, problem: Problem, *, slashes: bool = False) -> Iterator[Edit]:
    """The edits of an entry; with ``slashes`` only if it has a path, whose backslashes become slashes."""
    # YAML names one at a time in a list and takes it only when all are repaired, so each fix repairs all of its entry.
    text = ctx.header.text
    span = problem.entry.value_span if problem.entry else problem.span
    for quoted in _QUOTED.finditer(text, *span):
        if quoted[0][0] == '"':
            within = Span(quoted.start() + 1, quoted.end() - 1)
            paths = list(meant(text, within))
            if not slashes:
                yield from (edit for path in paths for edit in path.edits(text))
            elif not (written := [edit for path in paths if (edit := path.slashes(text))]):
                return
            else:
                yield from written
            yield from _others(text, within, paths)


def _others(text: str, within: Span, paths: list[Meant]) -> Iterator[Edit]:
    """Repairs of the unknown escapes outside paths."""
    for escape in _ESCAPE.finditer(text, *within):
        at = escape.start()
        if not any(path.span.start <= at < path.span.end for path in paths) and not _KNOWN.fullmatch(escape[0]):
            yield Edit(Span(at, at + 2), _repaired(escape[0][:2]))


def _repaired(escape: str) -> str:
    return "'" if escape == "\\'" else "\\" + escape


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.HEADER, conditions=YAML)
