r"""A relative link or an `@path` points to a file that does not exist.

The target is looked up next to the file and in every folder above it, because agents read paths from the project's
root and skills from their own folder. Links with placeholders are not checked. A tool reads `@path` from the folder
it runs in, so `@path` is looked up only from the project's own folder, and not if the line says "if it exists".

```md bad
---
name: reviewer
description: Reviews a diff for bugs.
---
Follow [the guide](docs/guide.md).
                   ^^^^^^^^^^^^^ warning `docs/guide.md` is not found from this file's folder
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
from typing import TYPE_CHECKING

from agentls.finding import Finding, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.file_location import project_of
from agentls.lint.rule import Reads, Rule
from agentls.semantics.fields import abbreviate
from agentls.semantics.mentions import Where, files
from agentls.semantics.paths import leads
from agentls.text import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.semantics.mentions import Mention
    from agentls.syntax.nodes import Markdown
    from agentls.text import Span
    from agentls_schemas.kind import Kind

_ELSEWHERE = lazy_pattern(r"[a-z][a-z0-9+.-]*:|[#/\\~?@]|\w+\.(?:com|org|io|dev|net)\b", re.I)
_TEMPLATE = lazy_pattern(r"[{}<>$*|\[\]…]|\.\.\.|\b(?:path|url|link|file|example|your)\b", re.I)


_MAY_BE_MISSING = lazy_pattern(
    r"\b(?:if|when|where)(?: (?:it|they|one|the file|that))?(?: is| are)? (?:exists?|present|available|found|any)\b"
    r"|\boptional|\bmay not exist\b",
    re.I,
)
_NEAR = 400
_NAMED = lazy_pattern(r"[^\W\d_]{2}")
_PATH = lazy_pattern(r"\.\w{1,5}$|/$|^\.")
_SUFFIX = lazy_pattern(r"\.\w{1,5}$")


def check(ctx: Context) -> Iterator[Finding]:
    """Report links to files that are not there, at the target."""
    if ctx.path is None or ctx.exists is None:
        return
    for by, links in ctx.in_sections(_meant, ctx.kind):
        for link, is_at in links:
            is_there = ctx.memo(leads, ctx.path.as_posix(), link.name, ctx.exists)
            if not is_there and (project_of(ctx) or not is_at):
                message = (
                    f"`{abbreviate(link.name)}` is not found from this file's folder or any above it; fix the path"
                )
                yield RULE.at(ctx.doc.in_file(link.span.shift(by)), message)


def _meant(section: Markdown, kind: Kind) -> tuple[tuple[Mention, bool], ...]:
    """The links of a section whose files should be there, each with whether it is an ``@path``."""
    # Imports are other rules'.
    links = (link for link in files(section, kind.imports) if link.where is Where.LINK and _is_file(link.name))
    found = ((link, section.text[link.span.start - 1 : link.span.start] == "@") for link in links)
    return tuple((link, is_at) for link, is_at in found if _is_meant(section.text, link, is_at))


def _is_file(target: str) -> bool:
    named = "/" in target or _SUFFIX.search(target)
    return bool(named) and not _ELSEWHERE.match(target) and not _TEMPLATE.search(target)


def _is_meant(text: str, link: Mention, is_at: bool) -> bool:
    """Whether the file should be there."""
    if _MAY_BE_MISSING.search(_words_around(text, link.span)):
        return False
    return is_at or bool(_PATH.search(link.name)) or not _is_index(text, link.span.start)


def _words_around(text: str, span: Span) -> str:
    """What stands near a link in its line."""
    # Not the whole line: a line of a thousand links would be read a thousand times.
    before, after = text[max(0, span.start - _NEAR) : span.start], text[span.start : span.end + _NEAR]
    return LINE_END.split(before)[-1] + LINE_END.split(after)[0]


def _is_index(text: str, at: int) -> bool:
    """Whether what stands before a target is no name but an index, a class of letters or nothing."""
    end = text.rfind("](", max(0, at - 3), at)
    if end < 0:
        return False
    start = text.rfind("[", max(0, end - 200), end)
    before = text[start - 1 : start] if start > 0 else ""
    return before.isalnum() or before in ("_", ")") or not _NAMED.search(text, start + 1, end)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
