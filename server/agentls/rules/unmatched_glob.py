"""A pattern for paths fits no file, so its rule is never read.

Claude Code reads `paths` of a rule as `.gitignore` has its patterns, from the folder that holds `.claude`: `*.ts`
fits at any depth, `src/*.ts` only there. What fits no file at all: a pattern that begins with `./`, `../` or `~/`, an
absolute one, variables, backslashes, several patterns with a blank or a semicolon between them, and `(a|b)`. Nobody
says so. Commas and braces are fine.

Where every pattern of a rule begins in a folder that is not there, that is an information: the folder may still come.

```md bad .claude/rules/typescript.md
---
paths:
  - ./src/**/*.ts
    ^^^^^^^^^^^^^ warning `./src/**/*.ts` fits no file, patterns begin without `./`: Claude Code never reads the rule
  - "**/*.tsx"
---
No default exports.
```

```md fixed
---
paths:
  - src/**/*.ts
  - "**/*.tsx"
---
No default exports.
```

```md good .claude/rules/typescript.md
---
paths: "src/**/*.{ts,tsx}, *.mts"
---
No default exports.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lint.file_location import project_of
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.project.filesystem import Unreadable
from agentls.semantics.fields import abbreviate
from agentls.semantics.globs import first_folders, patterns
from agentls.text import Span
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.project.filesystem import FileSystem
    from agentls.semantics.globs import Pattern
    from agentls.syntax.nodes import Entry
    from agentls_schemas.fields import Field, Globs, Unfit


def check(ctx: Context) -> Iterator[Finding]:
    """Report patterns that can fit nothing, each at its place, or all of a field that lead nowhere."""
    for entry, field in ctx.fields:
        if field.fact.globs and entry.value:
            yield from _of_entry(ctx, entry, field, field.fact.globs)


def _of_entry(ctx: Context, entry: Entry, field: Field, globs: Globs) -> Iterator[Finding]:
    judged, found = judge(ctx, Condition.UNMATCHED_GLOB, field.key), list(patterns(entry.value))
    unfit = [(each, why) for each in found if (why := _unfit(each.text, globs))]
    for each, why in unfit:
        said = f"`{abbreviate(each.text)}` fits no file, {why.why}: {judged.here}"
        yield RULE.at(each.span, said, *_fixes(each, why), judged=judged)
    positive = [each.text for each in found if not (globs.negation and each.text.startswith(globs.negation))]
    if unfit or not found:
        return
    if not positive:
        yield RULE.at(entry.value_span, f"These patterns take files out of none: {judged.here}", judged=judged)
    elif missing := _missing(ctx, positive):
        yield RULE.at(
            entry.value_span, f"There is no `{abbreviate(missing)}`: {judged.here}", severity=Severity.INFORMATION
        )


def _unfit(pattern: str, globs: Globs) -> Unfit | None:
    bare = pattern.removeprefix(globs.negation)
    return next((each for each in globs.unfit if re.search(each.pattern, bare)), None)


def _fixes(pattern: Pattern, why: Unfit) -> Iterator[Fix]:
    prefix = re.match(why.pattern, pattern.text) if why.is_prefix else None
    rest = pattern.text[prefix.end() :] if prefix else ""
    # What begins with a star may need quotes.
    if prefix and re.match(r"[\w.]", rest):
        start = pattern.span.start
        yield Fix(f"Write `{abbreviate(rest)}`", (Edit(Span(start, start + prefix.end()), ""),))


def _missing(ctx: Context, patterns: list[str]) -> str:
    """The first folder that is not there, if all patterns begin in such a one; empty otherwise."""
    base, disk = project_of(ctx), ctx.disk
    if not base or disk is None:
        return ""
    missing = [ctx.memo(_first_missing, disk, base, pattern) for pattern in patterns]
    return missing[0] if all(missing) else ""


def _first_missing(disk: FileSystem, base: str, pattern: str) -> str:
    """The path at the beginning of a pattern that is not there; empty where all of it may be."""
    seen = ""
    for name in first_folders(pattern):
        items = disk.list(f"{base}/{seen}".rstrip("/"))
        seen += f"{name}/"
        if isinstance(items, Unreadable) or not any(each.name.casefold() == name.casefold() for each in items):
            return "" if isinstance(items, Unreadable) else seen.rstrip("/")
    return ""


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE, conditions=(Condition.UNMATCHED_GLOB,))
