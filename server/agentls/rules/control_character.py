r"""A control character stands in the text.

YAML allows none, so one in the header keeps the file from loading. Most come from a program that
took `\b` in `\backend` for an escape; the fix writes the backslash and its letter again where a word
follows, and removes the character elsewhere.

```md bad escapes
---
name: reviewer
description: Reviews \x07lerts.
                     ^^^^ error U+0007
---
Ask the \x08ackend-engineer.
        ^^^^ warning it was `\b`
```

```md fixed
---
name: reviewer
description: Reviews \alerts.
---
Ask the \backend-engineer.
```

```md good
---
name: reviewer
description: Reviews alerts.
---
Ask the backend-engineer.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.rule import Reads, Rule
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.lint.context import Context

_CONTROL = re.compile(
    r"\x1b\[[0-9;]*[A-Za-z]"
    r"|(?:(?<=[ \n])[=<])?(?P<one>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f])(?P=one)*+"
    r"|(?<=[^\r\n])\r(?=[a-z])"
)
"""Terminal colour sequences; control characters and runs of one, with the sign before it that an emoji leaves; CR
before a word."""
_HARMLESS = bytes(byte for byte in range(256) if byte in b"\t\n" or 32 <= byte != 127)
_LETTERS = {"\x07": "a", "\x08": "b", "\x0b": "v", "\x0c": "f", "\r": "r"}
"""What an interpreted escape looked like."""


def check(ctx: Context) -> Iterator[Finding]:
    """Report C0 control characters and DEL; a terminal colour sequence or the rest of an emoji as one."""
    # Scanning the bytes costs a tenth of what the regular expression costs.
    if not ctx.source.encode("utf-8", "replace").translate(None, _HARMLESS):
        return
    header = ctx.doc.header
    in_header = header is not None and ctx.source is header.text
    severity = None if in_header else Severity.WARNING
    by_cr_only = ctx.doc.text.line_end == "\r"
    for found in _CONTROL.finditer(ctx.source):
        if not (found[0] == "\r" and by_cr_only):
            words, fix = _remedy(ctx, found)
            message = f"control character U+{ord(found[0].lstrip('=<')[0]):04X}: {_effect(found, in_header)}; {words}"
            yield RULE.at(Span(*found.span()), message, fix, severity=severity)


def _effect(found: re.Match[str], in_header: bool) -> str:
    if found[0] == "\r":
        return "tools take it for the end of the line"
    return "strict YAML stops at it" if in_header else "a model reads it as it stands"


def _remedy(ctx: Context, found: re.Match[str]) -> tuple[str, Fix]:
    span = Span(*found.span())
    old = _interpreted(ctx.source, found)
    if old:
        fix = Fix(f"Write `{old}`", (Edit(span, _escaped(ctx, span, old)),))
        return f"it was `{old}`, taken for an escape", fix
    if found[0][0] in "=<":
        fix = Fix("Remove both", (Edit(span, ""),), safe=False)
        return "with the sign before it, it is the rest of an emoji; write that again", fix
    return "remove it", Fix("Remove it", (Edit(span, ""),))


def _interpreted(source: str, found: re.Match[str]) -> str:
    """The backslash and letter that became this character, where the rest of a word follows."""
    letter = _LETTERS.get(found[0])
    after = source[found.end() : found.end() + 1]
    return f"\\{letter}" if letter and after.isascii() and after.isalpha() else ""


def _escaped(ctx: Context, span: Span, old: str) -> str:
    """What to write so that the value reads as ``old``: in double quotes the backslash needs another."""
    if ctx.doc.header is None or ctx.source is not ctx.doc.header.text:
        return old
    entries = (entry for entry in ctx.doc.header.root.entries if entry.value_span.holds(span.start))
    quoted = any(entry.value_span.of(ctx.source).startswith('"') for entry in entries)
    return "\\" + old if quoted else old


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.EACH)
