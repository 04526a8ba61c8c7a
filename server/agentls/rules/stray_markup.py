r"""Part of the chat that wrote the file is left in it.

The file still has tags of a tool call, or words of the assistant before or after its content.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff.
</parameter>
^^^^^^^^^^^^ hint `</parameter>` is left over from a tool call
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
Review the diff. Never print `</parameter>`.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import line_of
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_TAG = lazy_pattern(
    r"</?(?:antml:)?(?:parameter|invoke|function_calls|file_contents|content)\b[^>\r\n]*>(?=[ \t]*(?:[\r\n]|\Z))"
)
_OPENING = lazy_pattern(
    r"\A\s*((?:Here(?:'s| is) (?:the|your|an?) [^\r\n]*\b(?:agent|prompt|file|definition|configuration|skill|command)\b"
    r"[^\r\n]*:"
    r"|(?:Sure|Certainly)[,!][^\r\n]*))",
    re.I,
)
_CLOSING = lazy_pattern(
    r"\n[ \t]*\r?\n[ \t]*((?:Let me know if (?:you|there|any)[^\r\n]*|I hope this helps[^\r\n]*))\s*\Z", re.I
)
_LAST = ("let me know", "i hope this")
_LAST_WORDS = 1000
"""How long they are at most, in characters."""


def check(ctx: Context) -> Iterator[Finding]:
    """Report lines that are a tool call's tag, and chatter at either end of the body."""
    body = ctx.body
    for tag in _TAG.finditer(body.text):
        line = line_of(Span(*tag.span()), body.text)
        if not body.text[line.start : tag.start()].strip() and not body.in_code(tag.start()):
            fix = Fix("Remove the line", (Edit(line, ""),), safe=False)
            yield RULE.at(Span(*tag.span()), f"`{tag[0]}` is left over from a tool call", fix)
    end = max(0, len(body.text) - _LAST_WORDS)
    last = body.text[end:].lower()
    closing = _CLOSING.search(body.text, end) if any(words in last for words in _LAST) else None
    for chatter in (_OPENING.match(body.text), closing):
        if chatter and not body.in_code(chatter.start(1)):
            span = Span(*chatter.span(1))
            fix = Fix("Remove the sentence", (Edit(span, ""),), safe=False)
            yield RULE.at(span, "Sentence left over from the chat that wrote the file", fix)


RULE = Rule(__name__, __doc__, check, Severity.HINT, Reads.WHOLE_BODY)
