r"""A tab is used where YAML takes only spaces.

Claude Code accepts a tab before a list item if the file has LF line ends; strict readers refuse the header.

```md bad escapes
---
name: reviewer
description: Reviews a diff for bugs.
tools:
\t- Read
^^ warning tab
---
Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
tools:
  - Read
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
tools:
  - Read
---
Review the diff.
```
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import problems
from agentls.lint.yaml_repairs import YAML, report
from agentls.semantics.fields import line_of
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Problem

_LEAD = lazy_pattern(r"^[ ]*\t[ \t]*", re.M)


def check(ctx: Context) -> Iterator[Finding]:
    """Report the first tab of each entry, with the others of that entry."""
    found = problems(ctx, Fault.TAB_INDENTATION)
    for _, (first, *rest) in groupby(found, key=lambda problem: id(problem.entry or problem)):
        # YAML takes an entry only when none of its lines has a tab, so one fix repairs all of it.
        fix = Fix("Indent with spaces", tuple(_edits(ctx, first)))
        others = [Related(problem.span, "Another tab") for problem in rest]
        yield report(RULE, ctx, first, "Tab in YAML indentation", fix, related=others)


def _edits(ctx: Context, problem: Problem) -> Iterator[Edit]:
    text = ctx.header.text
    span = line_of(problem.entry.span if problem.entry else problem.span, text)
    for lead in _LEAD.finditer(text, *span):
        yield Edit(Span(*lead.span()), lead[0].expandtabs(2))


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.HEADER, needs=(Fault.TAB_INDENTATION,), conditions=YAML)
