"""An import leads to no file, to a folder, or to a file that is no text.

`CLAUDE.md` and rules of Claude Code take in other files by `@path`, as do `GEMINI.md` and `QWEN.md`. The path counts
from the file's own folder, not from the project's. Claude Code says nothing of an import that fails, and imports text
alone: no `.pdf`, no `.mdx`. Gemini CLI puts `Import failed` in place of the words, and takes each word behind an `@`
for an import; write what is none as code: `` `@team` ``. What imported files import is looked at too.

Nothing is said of paths from the user's folder (`@~/…`), of absolute ones, and of words that may be a name or a
package.

```md bad CLAUDE.md
Follow @docs/style.md in all you write.
        ^^^^^^^^^^^^^ warning `docs/style.md` is not there: Claude Code imports nothing
```

```md bad GEMINI.md
Ask @team-core before a release.
     ^^^^^^^^^ warning `team-core` is not there: Gemini CLI puts `Import failed` in its place; write it as code
```

```md good CLAUDE.md
Follow @README.md; packages are called `@scope/name`.
```
"""

from __future__ import annotations

import re
from posixpath import basename, dirname, relpath
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.imported import Direct, State, direct_imports, further_imports, is_path
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import judge
from agentls.semantics.fields import abbreviate
from agentls.semantics.imports import bare_of_punctuation
from agentls.semantics.paths import leads
from agentls.text import LINE_END
from agentls_schemas.verdicts import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.text import Span

_TEMPLATE = lazy_pattern(r"[{}<>$*…]|\.\.\.|\b(?:path|file|example|your|filename)\b(?!\.\w+$)", re.I)
_MAY_BE_MISSING = lazy_pattern(
    r"\b(?:if|when|where)\b[^.;]*\b(?:exists?|present|available|found)\b|\boptional|\bmay not exist\b|\.local\.", re.I
)
_NEAR = 200


def check(ctx: Context) -> Iterator[Finding]:
    """Report imports that fail, at their path, and those of imported files at the import that leads there."""
    if ctx.kind.imports is None:
        return
    direct = list(direct_imports(ctx))
    for each in direct:
        if each.state is not State.FILE and _is_meant(ctx, each):
            yield _own(ctx, each)
    places = {each.to: each.span for each in reversed(direct)}
    for further in further_imports(ctx):
        if not further.is_circle and ctx.disk and not ctx.disk.exists(further.to):
            yield _further(ctx, places[further.first], further.file, further.to)


def _is_meant(ctx: Context, found: Direct) -> bool:
    """Whether a file is meant that should be there and be read."""
    if found.path.startswith(("~", "/")) or _TEMPLATE.search(found.path) or _may_be_missing(ctx, found.span):
        return False
    if found.state is State.MISSING:
        is_punctuated = bare_of_punctuation(found.path) != found.path
        return (not is_punctuated and is_path(found.path)) or (
            ctx.kind.imports is not None and ctx.kind.imports.replaces
        )
    return found.state is State.NO_TEXT or found.path.startswith(".")


def _own(ctx: Context, found: Direct) -> Finding:
    condition = Condition.MISSING_IMPORT if found.state is State.MISSING else Condition.NO_TEXT_IMPORT
    judged, shown = judge(ctx, condition), f"`{abbreviate(found.path)}`"
    wrong = {
        State.FOLDER: f"{shown} is a folder",
        State.NO_TEXT: f"{shown} has no suffix of a text file",
        State.MISSING: f"{shown} is not there",
    }[found.state]
    if found.state is State.MISSING and (meant := _from_above(ctx, found)):
        fix = Fix(f"Write `{abbreviate(meant)}`", (Edit(found.span, meant),), safe=False)
        said = f"{shown} is not there from this file's folder: {judged.here}; use `{abbreviate(meant)}`"
        return RULE.at(found.span, said, fix, judged=judged)
    replaced = ctx.kind.imports and ctx.kind.imports.replaces and not is_path(found.path)
    remedy = "; write it as code" if replaced else ""
    return RULE.at(found.span, f"{wrong}: {judged.here}{remedy}", judged=judged)


def _from_above(ctx: Context, found: Direct) -> str:
    """The path to write where the file is there from a folder above, which is no base of imports."""
    if ctx.path is None or ctx.disk is None or not is_path(found.path):
        return ""
    file, disk = ctx.real or ctx.path.as_posix(), ctx.disk
    led = leads(file, found.path, disk.exists)
    return relpath(led.to, dirname(file)) if led and not set(led.to) & set(" #") else ""


def _further(ctx: Context, span: Span, file: str, to: str) -> Finding:
    judged = judge(ctx, Condition.MISSING_IMPORT)
    said = f"`{basename(file)}` imports `{abbreviate(relpath(to, dirname(file)))}`, which is not there: {judged.here}"
    return RULE.at(span, said, judged=judged, severity=Severity.INFORMATION)


def _may_be_missing(ctx: Context, span: Span) -> bool:
    text = ctx.doc.text.content
    before, after = text[max(0, span.start - _NEAR) : span.start], text[span.start : span.end + _NEAR]
    return _MAY_BE_MISSING.search(LINE_END.split(before)[-1] + LINE_END.split(after)[0]) is not None


RULE = Rule(
    __name__,
    __doc__,
    check,
    Severity.WARNING,
    Reads.WHOLE,
    conditions=(Condition.MISSING_IMPORT, Condition.NO_TEXT_IMPORT),
)
