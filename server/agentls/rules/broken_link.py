r"""A relative link or an `@path` leads to no file.

Looked for beside the file and in every folder above it, for agents read paths from the project's
root and skills from their own folder. Links with placeholders are left alone.

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
---
Follow [the guide](docs/guide.md).
                   ^^^^^^^^^^^^^ warning `docs/guide.md` is no file
```

```md good
---
name: reviewer
description: Reviews a diff for bugs.
---
See [the guide](https://example.com/guide) and [below](#rules).
```
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import shown
from agentls.semantics.paths import leads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from agentls.lint.context import Context

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[#/\\~?@]|\w+\.(?:com|org|io|dev|net)\b", re.I)
_TEMPLATE = re.compile(r"[{}<>$*|\[\]…]|\.\.\.|\b(?:path|url|link|file|example|your)\b", re.I)


def check(ctx: Context) -> Iterator[Finding]:
    """Report links to files that are not there, at the target."""
    if ctx.path is None or ctx.exists is None:
        return
    for _, target, span, _ in ctx.links:
        if _is_file(target) and not ctx.memo(_leads_somewhere, ctx.exists, ctx.path, target):
            message = f"`{shown(target)}` is no file beside this one or in a folder above"
            yield RULE.at(span, message)


def _is_file(target: str) -> bool:
    named = "/" in target or re.search(r"\.\w{1,5}$", target)
    return bool(named) and not _ELSEWHERE.match(target) and not _TEMPLATE.search(target)


def _leads_somewhere(exists: Callable[[PurePath], bool], path: PurePath, target: str) -> bool:
    return leads(path.as_posix(), target, lambda place: exists(PurePath(place))) is not None


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
