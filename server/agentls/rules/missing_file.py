"""The text names a file beside it that is not there.

A skill comes with the files in its folder: `scripts/`, `references/` and `assets/`. A path in code that begins with
one of these, and `${CLAUDE_SKILL_DIR}/…`, lead into the skill's folder; `${CLAUDE_PLUGIN_ROOT}/…` leads into the
plugin's. The model is told to read or run what is not there, and looks for it in vain.

Nothing is said of a folder that the skill does not have, of a file that the line says to write, and of what lies in
another skill. Links are the rule `broken-link`'s.

```md bad
-- .claude/skills/forms/SKILL.md --
---
name: forms
description: Fills PDF forms. Use when the user has a form to fill.
---
Run `scripts/fill.py` with the form, then `scripts/check.py`.
                                           ^^^^^^^^^^^^^^^^ information `scripts/check.py` is not in the skill's folder
-- .claude/skills/forms/scripts/fill.py --
filled = True
```

```md good
-- .claude/skills/forms/SKILL.md --
---
name: forms
description: Fills PDF forms. Use when the user has a form to fill.
---
Run `${CLAUDE_SKILL_DIR}/scripts/fill.py` with the form. Write the answers to `assets/answers.json`.
-- .claude/skills/forms/scripts/fill.py --
filled = True
```
"""

from __future__ import annotations

import re
from pathlib import PurePath
from posixpath import dirname
from typing import TYPE_CHECKING

from agentls.finding import Finding, Related, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.bundle import base_of
from agentls.lint.rule import Reads, Rule
from agentls.project.filesystem import FileSystem, Unreadable
from agentls.semantics.bundled import variable_before
from agentls.semantics.fields import abbreviate
from agentls.semantics.mentions import Where
from agentls.text import LINE_END, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context

_MADE = lazy_pattern(
    r"\b(?:creat|writ|sav|generat|produc|output|stor|add|put|mov|copy|export|download|if|when|optional|example|e\.g|"
    r"such as|rm |like|would|could|might|should|may|old|former|remov|delet|renam|missing|another|other)\w*",
    re.I,
)
_TEMPLATE = lazy_pattern(
    r"(?:^|[/_-])(?:example|your|my|foo|bar|name|file(?:name)?|path|template|x+)(?:[._/-]|$)|\.\."
    r"|^(?:tmp|temp|cache|out|output|build|dist|logs?|data|node_modules)/",
    re.I,
)
_ABOUT_SKILLS = lazy_pattern(r"skill|plugin|template|agent", re.I)
"""Names of skills whose text shows how others are made."""
_NEAR = 200


def check(ctx: Context) -> Iterator[Finding]:
    """Report files that are not there, each once, at the first place that names them."""
    content = ctx.doc.text.clean
    found: dict[tuple[str, str], list[Span]] = {}
    for link in ctx.links if ctx.disk else ():
        if link.where is Where.BESIDE and not _MADE.search(_line(content, link.span)):
            variable = variable_before(content, link.span.start)
            if _is_missing(ctx, link.name, variable):
                found.setdefault((variable, link.name), []).append(link.span)
    for (variable, path), (first, *more) in found.items():
        where = f"`${{{variable}}}`" if variable else f"the {ctx.kind.identity.sort}'s folder"
        related = [Related(span, "Named here too") for span in more]
        severity = Severity.WARNING if variable else Severity.INFORMATION
        yield RULE.at(first, f"`{abbreviate(path)}` is not in {where}", severity=severity, related=related)


def _is_missing(ctx: Context, path: str, variable: str) -> bool:
    base = base_of(ctx, variable)
    if not base or ctx.disk is None or _TEMPLATE.search(path):
        return False
    if not variable and _ABOUT_SKILLS.search(base.rpartition("/")[2]):
        return False
    return ctx.memo(_misses, ctx.disk, base, path, not variable)


def _misses(disk: FileSystem, base: str, path: str, is_own: bool) -> bool:
    """Whether a file is not there, though the folder is that it should lie in, and no neighbour has it either."""
    if disk.exists(f"{base}/{path}"):
        return False
    if not is_own:
        return True
    if not disk.is_folder(f"{base}/{path.partition('/')[0]}"):
        return False
    above, names = [dirname(base)], disk.list(dirname(base))
    while dirname(above[-1]) != above[-1]:
        above.append(dirname(above[-1]))
    neighbours = [] if isinstance(names, Unreadable) else [f"{above[0]}/{each.name}" for each in names]
    return not any(disk.exists(PurePath(folder, path)) for folder in (*above, *neighbours))


def _line(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - _NEAR) : span.start], text[span.end : span.end + _NEAR]
    return LINE_END.split(before)[-1] + LINE_END.split(after)[0]


RULE = Rule(__name__, __doc__, check, Severity.INFORMATION, Reads.WHOLE)
