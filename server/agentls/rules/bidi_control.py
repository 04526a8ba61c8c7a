r"""A direction mark changes the order in which text is shown.

Embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069) show text in a different order than a tool
reads it. Reported are overrides, marks that are not closed on their line, and a single left-to-right or
right-to-left mark in a line without right-to-left letters.

```md bad escapes
---
name: reviewer
description: Reviews a diff\u202e for bugs.
                           ^^^^^^ warning U+202E
---
Never run \u2066deploy.
          ^^^^^^ warning U+2066
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
---
Never run deploy.
```

```md good escapes
---
name: reviewer
description: Reviews a diff for bugs.
---
The word \u2067\u05e9\u05dc\u05d5\u05dd\u2069 is Hebrew, \u05e9\u05dc\u05d5\u05dd\u200f! too.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.encoding.quoted_characters import is_shown
from agentls.lint.rule import Reads, Rule
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.lint.context import Context

_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_MARK = lazy_pattern(f"[{_MARKS}]")
_RIGHT_TO_LEFT = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_OVERRIDES = "\u202d\u202e"
_SINGLE = "\u200e\u200f"


def check(ctx: Context) -> Iterator[Finding]:
    """Report direction marks that hide something or close nothing, line by line."""
    for start, line in ctx.lines_not_ascii:
        for at in _bad(line) if _MARK.search(line) else ():
            if is_shown(line, at, at + 1):
                continue
            name = f"U+{ord(line[at]):04X}"
            span = Span(start + at, start + at + 1)
            message = f"Invisible text-direction character {name} can reorder this line; remove it"
            yield RULE.at(span, message, Fix(f"Remove {name}", (Edit(span, ""),)))


def _bad(line: str) -> list[int]:
    """The places of marks that are overrides, unbalanced or without right-to-left text."""
    marks = [found.start() for found in _MARK.finditer(line)]
    if not _RIGHT_TO_LEFT.search(line):
        return marks
    open_marks: list[int] = []
    bad = []
    for at in marks:
        if line[at] in _OVERRIDES:
            bad.append(at)
        elif line[at] in _OPENERS:
            open_marks.append(at)
        elif line[at] not in _SINGLE:
            if open_marks and _OPENERS[line[open_marks[-1]]] == line[at]:
                open_marks.pop()
            else:
                bad.append(at)
    return sorted(bad + open_marks)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.EACH, needs=tuple(_MARKS))
