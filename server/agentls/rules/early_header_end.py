r"""Three dashes inside the header end it too early.

Claude Code ends a header at the first `---` after its first line, wherever that is: in a value, in quotes, in a
comment, in a table. What follows becomes text of the prompt, and a lost `tools` grants every tool. Quotes do not
help; remove the dashes. In a comment the fix replaces them by `=`; in a value you have to choose a replacement.

```md bad
---
name: reviewer
description: Reviews a change --- quickly.
                              ^^^ error `description` is cut, `tools` is lost, so the agent has all tools
tools: Read
---
Review the diff.
```

```md bad
---
name: reviewer
description: Reviews a change.
# --- tools ---
  ^^^ error `tools` is lost
tools: Read
---
Review the diff.
```

```md fixed
---
name: reviewer
description: Reviews a change.
# === tools ===
tools: Read
---
Review the diff.
```

```md good
---
name: reviewer
description: Reviews a change – quickly -- and well.
tools: Read
---
Review the diff.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.lost_fields import losses
from agentls.lint.rule import Reads, Rule
from agentls.semantics.loading import State
from agentls.text import Span
from agentls_schemas.fields import Role
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_KEY = lazy_pattern(r"^([A-Za-z][\w-]*):", re.M)
_ENTRIES = lazy_pattern(r"(?:[A-Za-z][\w-]*:(?:[ \t].*)?\r?\n(?:(?:[ \t]+|-[ \t]).*\r?\n)*)+(?=---[ \t]*\r?$)", re.M)
_DASHES = lazy_pattern(r"-{3,}")


def check(ctx: Context) -> Iterator[Finding]:
    """Report the dashes that end the header early, with all others in it."""
    header, loaded = ctx.header, ctx.loaded
    if header.closing and (more := _more(ctx)):
        tool = ctx.kind.loader.tool
        message = (
            f"{tool} ends the header at this `---`: {more} below it {'is' if more.count('`') == 2 else 'are'} lost"
        )
        yield RULE.at(header.closing, message)
        return
    if header.closing is None or loaded.state is State.ABSENT or loaded.end >= header.content.end:
        return
    first, *rest = (Span(*found.span()) for found in _DASHES.finditer(header.text, *header.content))
    message = f"{ctx.kind.loader.tool} ends the header at this `---`{losses(ctx)}"
    related = (Related(span, "Would end it here") for span in rest)
    yield RULE.at(first._replace(end=first.start + 3), message, *_fixes(ctx, [first, *rest]), related=related)


def _more(ctx: Context) -> str:
    """The fields that stand behind the header's end, up to another one; empty where none does."""
    found = _ENTRIES.match(ctx.body.text)
    keys = _KEY.findall(found[0]) if found else []
    known = [key for key in keys if key in ctx.kind.fields]
    return " and ".join(f"`{key}`" for key in known) if len(known) == len(keys) else ""


def _fixes(ctx: Context, dashes: list[Span]) -> Iterator[Fix]:
    text, comments = ctx.header.text, ctx.header.comments
    if all(any(comment.contains(span) for comment in comments) for span in dashes):
        yield Fix(
            "Write `=` in place of the dashes", tuple(Edit(span, "=" * (span.end - span.start)) for span in dashes)
        )
        return
    prose = [e.value_span for e, _ in ctx.with_role(Role.DESCRIPTION)]
    if all(any(value.contains(span) for value in prose) and _is_dash(text, span) for span in dashes):
        yield Fix("Write an em dash", tuple(Edit(span, "—") for span in dashes), safe=False)


def _is_dash(text: str, span: Span) -> bool:
    """Whether three dashes stand for a dash of prose, not for a ruler or a table's."""
    around = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return span.end - span.start == 3 and not set(around) & set("|:-\r\n")


RULE = Rule(__name__, __doc__, check, Severity.ERROR, Reads.HEADER, conditions=(Condition.HEADER_ENDS_EARLY,))
