"""The text has a script run that may not be run.

A script that a command names without a program before it (`./scripts/fill.sh`, not `bash scripts/fill.sh`) is run by
the system, which refuses unless the file is marked executable: the model is told `Permission denied`, and has to find
out why. `chmod +x` marks it, `git update-index --chmod=+x` in Git.

Only commands count: in blocks of a shell, and in text where arguments follow. A text that has `chmod` says so itself.
On Windows files bear no mark, and nothing is said.

````md bad
-- .claude/skills/forms/SKILL.md --
---
name: forms
description: Fills PDF forms. Use when the user has a form to fill.
---
```bash
scripts/fill.sh form.pdf
^^^^^^^^^^^^^^^ information `scripts/fill.sh` is not executable, so this fails: `chmod +x` it, or name what runs it
```
-- .claude/skills/forms/scripts/fill.sh --
echo filled
````

```md good
-- .claude/skills/forms/SKILL.md --
---
name: forms
description: Fills PDF forms. Use when the user has a form to fill.
---
Run `bash scripts/fill.sh form.pdf`; `scripts/fill.sh` is short.
-- .claude/skills/forms/scripts/fill.sh --
echo filled
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Finding, Related, Severity
from agentls.lint.bundle import base_of
from agentls.lint.rule import Reads, Rule
from agentls.project.entries import placed
from agentls.semantics.bundled import run, variable_before
from agentls.semantics.fields import abbreviate
from agentls.semantics.mentions import Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.project.filesystem import FileSystem
    from agentls.semantics.mentions import Mention
    from agentls.syntax.nodes import Markdown
    from agentls.text import Span
    from agentls_schemas.kind import Kind

_MARKS = "chmod"


def check(ctx: Context) -> Iterator[Finding]:
    """Report scripts that cannot be run as they are, each once, at the first command."""
    if not any(link.where is Where.BESIDE for link in ctx.links):
        return
    found: dict[str, list[Span]] = {}
    for program in placed(ctx.doc, ctx.in_sections(_run, ctx.kind)) if ctx.disk else ():
        base = base_of(ctx, variable_before(ctx.doc.text.clean, program.span.start))
        if base and ctx.disk and ctx.memo(_is_refused, ctx.disk, f"{base}/{program.name}"):
            found.setdefault(program.name, []).append(program.span)
    if not found or _MARKS in ctx.doc.text.clean:
        return
    for path, spans in found.items():
        first, *more = sorted(spans)
        message = f"`{abbreviate(path)}` is not executable, so this fails: `chmod +x` it, or name what runs it"
        yield RULE.at(first, message, related=[Related(span, "Run here too") for span in more])


def _run(section: Markdown, kind: Kind) -> tuple[Mention, ...]:
    return tuple(run(section, kind))


def _is_refused(disk: FileSystem, path: str) -> bool:
    return disk.is_file(path) and not disk.executable(path)


RULE = Rule(__name__, __doc__, check, Severity.INFORMATION, Reads.WHOLE)
