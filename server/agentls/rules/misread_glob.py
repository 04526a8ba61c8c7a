r"""Patterns for paths are in a form that the tool does not read.

Each tool wants its patterns written in another way. A Cursor rule takes the text behind `globs:` as it stands, to the
end of the line, with commas between patterns: quotes become part of a pattern, a list is not read, and the rule is
never attached by itself. Kiro takes a list, and in one text commas part nothing. Copilot's `applyTo` takes one text
with commas.

```md bad .cursor/rules/typescript.mdc
---
description: Rules for TypeScript
globs: ["**/*.ts", "**/*.tsx"]
       ^^^^^^^^^^^^^^^^^^^^^^^ warning Globs in a list: Cursor reads none of them; write them bare, parted by commas
alwaysApply: false
---
No default exports.
```

```md fixed .cursor/rules/typescript.mdc
---
description: Rules for TypeScript
globs: **/*.ts,**/*.tsx
alwaysApply: false
---
No default exports.
```

```md bad .kiro/steering/typescript.md
---
inclusion: fileMatch
fileMatchPattern: "src/**/*.ts,tests/**/*.ts"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error Globs parted by commas
---
No default exports.
```

```md fixed .kiro/steering/typescript.md
---
inclusion: fileMatch
fileMatchPattern: ["src/**/*.ts", "tests/**/*.ts"]
---
No default exports.
```

```md good .cursor/rules/schema.mdc
---
description: How types are named
globs: **/*.{ts,tsx},schema/*.json
alwaysApply: false
---
Name the source of a type.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Outcome, Severity
from agentls.json_text import json_text
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.glob_forms import misread_globs, patterns_in
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import abbreviate
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.lint.glob_forms import Misread

_BARE = "write them bare, parted by commas"
_WRONG = {
    Condition.QUOTED_GLOB: ("Globs in quotes", "write them bare"),
    Condition.LISTED_GLOBS: ("Globs in a list", _BARE),
    Condition.JOINED_GLOBS: ("Globs parted by commas", "write a list"),
    Condition.SPACED_GLOBS: ("Blank between globs", "leave it out"),
    Condition.GLOBS_AS_TEXT: ("Glob as text", "write a list"),
}
_COMMENT = lazy_pattern(r"[ \t]+#[^\r\n]*")
_AS_LIST = (Condition.JOINED_GLOBS, Condition.GLOBS_AS_TEXT)


def check(ctx: Context) -> Iterator[Finding]:
    """Report patterns that match other files than they are meant to, or none, at the value."""
    for found in misread_globs(ctx):
        wrong, remedy = _WRONG[found.condition]
        judged = found.judged
        severity = Severity.HINT if judged.outcome is Outcome.ACCEPTED else judged.severity
        said = judged.elsewhere if severity is Severity.HINT else judged.here
        fixes = tuple(_fixes(found, ctx.header.text))
        if fixes or severity is not Severity.HINT:
            yield RULE.at(found.value.span, f"{wrong}: {said}; {remedy}", *fixes, judged=judged, severity=severity)


def _fixes(found: Misread, text: str) -> Iterator[Fix]:
    patterns = patterns_in(found.value)
    if not patterns:
        return
    as_list = found.condition in _AS_LIST
    written = json_text(patterns) if as_list else ",".join(patterns)
    end = found.value.span.end
    # Behind bare text a comment would be part of it.
    rest = None if as_list else _COMMENT.match(text, end)
    place = Span(found.entry.key.span.end, rest.end() if rest else end)
    yield Fix(f"Write `{abbreviate(written)}`", (Edit(place, f": {written}"),))


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.HEADER, conditions=tuple(_WRONG))
