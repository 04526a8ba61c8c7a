r"""There is a no-break space (U+00A0) where a space should be.

YAML does not treat it as white space: right after a key's colon or at the start of a line it makes the header
unreadable, and next to a dash or an opening quote it turns them into text. Anywhere else it is only a trap for
searches and copied commands. No-break spaces that typography asks for (before `:`, `;`, `!`, `?`, `»` and units,
after `«`) and those in file trees are not reported.

```md bad escapes
---
name: reviewer
description: Reviews\u00a0a diff for bugs.
                    ^^^^^^ hint No-break space (U+00A0); write a space
tools:\u00a0Read
      ^^^^^^ error No-break space is not white space in YAML: this line is misread; write a space
---
Run `git\u00a0diff`.
        ^^^^^^ hint No-break space (U+00A0); write a space
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
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.encoding.mojibake import is_damage
from agentls.lint.encoding.quoted_characters import is_shown
from agentls.lint.rule import Reads, Rule
from agentls.syntax.nodes import Scalar
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls.syntax.nodes import Header

_SPACES = lazy_pattern("\u00a0+")
_BROKEN_BEHIND = lazy_pattern(r"[\w-]+:|[ \t\u00a0]*")
_BROKEN_END = lazy_pattern(r"""[\w-]+:[ \t]+(?:(["']).*\1|[|>][-+0-9]*)[ \t]*\u00a0+[ \t\r]*""")
_BROKEN_KEY = lazy_pattern(r"[\w-]+\u00a0+:(?:[ \t]|$)")
_TEXT = lazy_pattern(r"""\u00a0+["'\[{|>]|(?P<own_line>-\u00a0|\u00a0+- |[\w-]+:\u00a0)""")
"""What a value begins with that has taken syntax for text."""
# A Latin-1 letter before it: mojibake too far gone to be known, where a space would make it worse.
_BEFORE = lazy_pattern("[\u0080-\u00ff‹“„│├└─|0-9]")
_AFTER = lazy_pattern("[:;!?»›”%€$£°│├└─|—–0-9]")


def check(ctx: Context) -> Iterator[Finding]:
    """Report each run: as an error where YAML reads syntax, else as a matter of style."""
    header = ctx.doc.header
    for start, line in ctx.lines_not_ascii:
        for found in _SPACES.finditer(line):
            if is_damage(ctx.memo, line, found.start()) or is_shown(line, *found.span()):
                continue
            span = Span(start + found.start(), start + found.end())
            fix = Fix("Write a space", (Edit(span, " " * len(found[0])),))
            read = _read(header, line, span, found) if header is not None and ctx.source is header.own else None
            if read:
                severity, effect = read
                yield RULE.at(span, f"No-break space is not white space in YAML: {effect}", fix, severity=severity)
            elif not _typographic(line, found):
                yield RULE.at(span, "No-break space (U+00A0); write a space", fix)


def _read(header: Header, line: str, span: Span, found: re.Match[str]) -> tuple[Severity, str] | None:
    """What YAML makes of it, where a space would be syntax."""
    value = _value_at(header, span.start)
    if value and (value.style.is_quoted or value.style.is_block) and value.span.start < span.start < value.span.end:
        return None
    key = _BROKEN_KEY.match(line) or _BROKEN_END.fullmatch(line)
    behind = _BROKEN_BEHIND.fullmatch(line[: found.start()])
    if not header.valid and (behind or (key and found.start() < key.end())):
        return Severity.ERROR, "this line is misread; write a space"
    text = _TEXT.match(value.raw) if value else None
    own_line = value is None or not _same_line(header, value)
    if value and text and span.start < value.span.start + text.end() and (own_line or not text["own_line"]):
        return Severity.WARNING, "this is read as text; write a space"
    return None


def _value_at(header: Header, at: int) -> Scalar | None:
    """The top-level text that holds it."""
    before = bisect_right(header.root.entries, at, key=lambda entry: entry.span.start) - 1
    value = header.root.entries[before].value if before >= 0 else None
    return value if isinstance(value, Scalar) and value.span.start <= at < value.span.end else None


def _same_line(header: Header, value: Scalar) -> bool:
    """Whether the value stands beside its key."""
    start = header.text.rfind("\n", 0, value.span.start) + 1
    return bool(header.text[start : value.span.start].strip())


def _typographic(line: str, found: re.Match[str]) -> bool:
    before, after = line[: found.start()][-1:], line[found.end() : found.end() + 1]
    return bool(_BEFORE.match(before) or _AFTER.match(after))


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.EACH, needs=("\u00a0",))
