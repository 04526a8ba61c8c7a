r"""The text has a control character.

Strict YAML allows none in the header; Claude Code reads all but NUL. Most come from a program that took the start
of a word for an escape: `\b` in `C:\backup` or, in PowerShell, a backtick and `b`. In a path or a formula the fix
restores the backslash; before other words you have to choose between the two. If nothing is lost, the fix removes
the character. Remains of a damaged character or emoji are reported as [mojibake](mojibake.md).

```md bad escapes
---
name: reviewer
description: Reviews alerts\x07.
                           ^^^^ warning U+0007
---
Look into C:\x08ackup.
            ^^^^ warning Control character U+0008, probably meant as `\b`
```

```md fixed
---
name: reviewer
description: Reviews alerts.
---
Look into C:\backup.
```

```md good
---
name: reviewer
description: Reviews alerts.
---
Look into `C:\backup`.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Outcome, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.encoding.quoted_characters import is_shown_in
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import control_characters
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from agentls.lint.context import Context

_CONTROL = lazy_pattern(
    r"\x1b\[[0-9;]*[A-Za-z]"
    r"|(?P<one>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff])(?P=one)*+"
    r"|(?<=[^\r\n])\r(?=[a-z])"
)
"""Terminal colour sequences; control characters and runs of one; CR before a word."""
_BETWEEN = lazy_pattern(r"[^\s\0]\0[^\s\0]")
_HARMLESS = bytes(byte for byte in range(256) if byte in b"\t\n" or 32 <= byte != 127)
_NO_CHARACTERS = ("\ufffe", "\uffff")
_LETTERS = {"\x07": "a", "\x08": "b", "\x0b": "v", "\x0c": "f", "\r": "r"}
"""What an interpreted escape looked like."""
_WORD = lazy_pattern(r"[\w-]+(?:[./][\w-]+)*`?")
_KEY = lazy_pattern(r"[\w-]+[ \t]*:(?=\s)")
_BACKSLASHED = lazy_pattern(r"[\w.\\$^{}]\Z|(?<!\w)[A-Za-z]:\Z")
"""What stands before a backslash, in paths and formulas, but not before a backtick that begins code."""


def check(ctx: Context) -> Iterator[Finding]:
    """Report C0 control characters, DEL and what Unicode calls no characters; a terminal colour sequence as one."""
    if not any(ctx.memo.each(_has_any, ctx.pieces)) or ctx.is_wide:
        return
    text, by_cr_only = ctx.doc.text.clean, ctx.doc.text.line_end == "\r"
    cut = ctx.rests
    taken = {at for rest in cut for at in range(rest.start, rest.end)}
    for found in _CONTROL.finditer(text):
        if not (found.start() in taken or (found[0] == "\r" and by_cr_only) or is_shown_in(text, *found.span())):
            yield _finding(ctx, found, bool(cut))


def _has_any(piece: str) -> bool:
    # Scanning the bytes costs a tenth of what the regular expression costs.
    if piece.encode().translate(None, _HARMLESS):
        return True
    return not piece.isascii() and any(c in piece for c in _NO_CHARACTERS)


def _finding(ctx: Context, found: re.Match[str], cut: bool) -> Finding:
    origin, remedy, *fixes = _remedy(ctx, found, cut)
    judged, effect = None, ""
    if found[0] == "\r":
        effect = ": tools end the line here"
    elif not ctx.doc.is_in_body(found.start()):
        judged = control_characters(ctx, found[0])
        effect = f": {judged}"
    # What readers do says by itself that it has to go.
    end = effect or remedy
    message = f"Control character U+{ord(found[0][0]):04X}{origin}{end}"
    place = RULE.at(Span(*found.span()), message, *fixes, judged=judged)
    # In the body it reaches the model as it stands.
    return place._replace(outcome=Outcome.ACCEPTED) if ctx.doc.is_in_body(found.start()) else place


def _remedy(ctx: Context, found: re.Match[str], cut: bool) -> tuple[str, str, *tuple[Fix, ...]]:
    span, title = Span(*found.span()), f"Remove U+{ord(found[0][0]):04X}"
    old = _interpreted(found)
    if old:
        certain = _BACKSLASHED.search(found.string, max(0, span.start - 3), span.start) is not None
        # Between two keys a CR is the line end that it says it is.
        certain = certain and not (found[0] == "\r" and _KEY.match(found.string, span.end))
        fix = Fix(f"Write `{old}`", (Edit(span, _escaped(ctx, span, old)),), safe=certain)
        if certain:
            return f", probably meant as `{old}`", "; retype it", fix
        return (
            f", probably meant as `{old}`, or as a backtick and `{old[1]}`",
            "; retype it",
            fix,
            _in_code(found, old[1]),
        )
    if cut:
        fix = Fix(title, (Edit(span, ""),), safe=False)
        return ", perhaps the remains of a symbol", "; retype it", fix
    # Programs that take `$0` or `\0` for their own put a NUL in place of it.
    lost = found[0] == "\0" and _BETWEEN.match(found.string, found.start() - 1) is not None
    removal = Fix(title, (Edit(span, ""),), safe=not lost)
    return (", perhaps meant as `$0`", "; retype it", removal) if lost else ("", "; remove it", removal)


def _interpreted(found: re.Match[str]) -> str:
    """The backslash and letter that became this character, where the rest of a word follows."""
    letter = _LETTERS.get(found[0])
    after = found.string[found.end() : found.end() + 1]
    return f"\\{letter}" if letter and after.isascii() and after.isalpha() else ""


def _in_code(found: re.Match[str], letter: str) -> Fix:
    """Backticks around the word; the second one is lost, too, where a blank or a full stop followed it."""
    word = _WORD.match(found.string, found.end())
    end = word.end() if word else found.end()
    closing = () if word and word[0].endswith("`") else (Edit(Span(end, end), "`"),)
    code = letter + found.string[found.end() : end].rstrip("`")
    return Fix(f"Put `{code}` in backticks", (Edit(Span(*found.span()), f"`{letter}"), *closing), safe=False)


def _escaped(ctx: Context, span: Span, old: str) -> str:
    """What to write so that the value reads as ``old``: in double quotes the backslash needs another."""
    header = ctx.doc.header
    if header is None or ctx.doc.is_in_body(span.start):
        return ctx.doc.body.source_map.written(old) or old
    entries = (entry for entry in header.root.entries if entry.value_span.holds(span.start))
    quoted = any(entry.value_span.of(header.text).startswith('"') for entry in entries)
    return "\\" + old if quoted else old


RULE = Rule(
    __name__, __doc__, check, Severity.WARNING, Reads.WHOLE, conditions=(Condition.LENIENT_YAML, Condition.BROKEN_YAML)
)
