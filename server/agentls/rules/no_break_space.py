r"""A no-break space (U+00A0) stands where a space should.

YAML does not take it for white space: behind a key's colon or in an indentation it makes the header
unreadable. Elsewhere it is only a trap for searches and copied commands. No-break spaces that
typography asks for (before `:`, `;`, `!`, `?`, `»` and units, behind `«`) and in file trees are left alone.

```md bad escapes
---
name: reviewer
description: Reviews\u00a0a diff for bugs.
                    ^^^^^^ hint no-break space
tools:\u00a0Read
      ^^^^^^ error is no white space to YAML
---
Run `git\u00a0diff`.
        ^^^^^^ hint no-break space
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
tools: Read
---
Run `git diff`.
```

```md good escapes
---
name: reviewer
description: Relit le code\u00a0; signale les \u00ab\u00a0bugs\u00a0\u00bb.
---
Une limite\u00a0: 10\u00a0000 lignes.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.mojibake import is_damage
from agentls.lint.rule import Reads, Rule
from agentls.lint.shown import is_shown
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls.syntax.nodes import Header

_SPACES = re.compile("\u00a0+")
_KEY = re.compile(r"[\w-]+:[ \t]*")
_INDENT = re.compile(r"[ \t\u00a0]*(?:- ?)?[ \t]*")
# A Latin-1 letter before it: mojibake too far gone to be known, where a space would make it worse.
_BEFORE = re.compile("[\u0080-\u00ff‹“„│├└─|0-9]")
_AFTER = re.compile("[:;!?»›”%€$£°│├└─|—–0-9]")


def check(ctx: Context) -> Iterator[Finding]:
    """Report each run: as an error where YAML reads syntax, else as a matter of style."""
    header = ctx.doc.header
    for start, line in ctx.lines_not_ascii:
        for found in _SPACES.finditer(line) if "\u00a0" in line else ():
            if is_damage(ctx, line, found.start()) or is_shown(line, *found.span()):
                continue
            span = Span(start + found.start(), start + found.end())
            fix = Fix("Write a space", (Edit(span, " " * len(found[0])),))
            if header is not None and ctx.source is header.text and _is_syntax(header, line, span, found.start()):
                message = "a no-break space is no white space to YAML: this line is not read as written; write a space"
                yield RULE.at(span, message, fix, severity=Severity.ERROR)
            elif not _typographic(line, found):
                yield RULE.at(span, "no-break space (U+00A0) where a space should be; write a space", fix)


def _is_syntax(header: Header, line: str, span: Span, column: int) -> bool:
    """Behind a key at column 0, or in an indentation that is not within a value's text."""
    if column == 0 or _INDENT.fullmatch(line, 0, column):
        return not any(entry.value_span.start < span.start < entry.value_span.end for entry in header.root.entries)
    return _KEY.fullmatch(line, 0, column) is not None


def _typographic(line: str, found: re.Match[str]) -> bool:
    before, after = line[: found.start()][-1:], line[found.end() : found.end() + 1]
    return bool(_BEFORE.match(before) or _AFTER.match(after))


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.EACH)
