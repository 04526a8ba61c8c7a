r"""An HTML entity such as `&lt;` is read literally.

The model reads the entity itself, and an escaped `&lt;example&gt;` is no example. Entities inside
code are left alone.

```md bad
---
name: reviewer
description: Checks &quot;done&quot; claims.
                    ^^^^^^ warning `&quot;`
                              ^^^^^^ warning `&quot;`
---
Review the diff.
```

```md fixed
---
name: reviewer
description: Checks "done" claims.
---
Review the diff.
```

```md good
---
name: reviewer
description: Checks R&D budgets.
---
Write `&lt;` for a bracket in HTML.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.rule import Reads, Rule
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import strings
from agentls.syntax.scalars import Style
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Scalar

_ENTITY = lazy_pattern(r"&(?:lt|gt|quot|apos|amp|nbsp|#39|#34|#x27);")
_TAG = lazy_pattern(r"&lt;/?(?:example|commentary)&gt;")
_CODE = lazy_pattern(r"`[^`]*`")


class _Place(NamedTuple):
    span: Span
    entity: str
    style: Style = Style.LITERAL


def check(ctx: Context) -> Iterator[Finding]:
    """Report entities in header values and escaped example tags in the body, each at its place."""
    if ctx.doc.header and "&" in ctx.header.text:
        for entry in ctx.header.fields:
            for value in strings(entry.value):
                yield from _findings(list(_in_value(value)))
    if ctx.has("&lt;"):
        yield from _findings(list(_in_body(ctx)))


def _in_value(value: Scalar) -> Iterator[_Place]:
    quoted = [m.span() for m in _CODE.finditer(value.value)]
    for match in _ENTITY.finditer(value.value) if "&" in value.value else ():
        if not any(start < match.start() < end for start, end in quoted):
            yield _Place(value.view.span(*match.span()), match[0], value.style)


def _in_body(ctx: Context) -> Iterator[_Place]:
    for tag in _TAG.finditer(ctx.body.text):
        if not ctx.body.in_code(tag.start()):
            for match in _ENTITY.finditer(ctx.body.text, *tag.span()):
                yield _Place(ctx.doc.in_file(Span(*match.span())), match[0])


def _findings(places: list[_Place]) -> Iterator[Finding]:
    # All at once: a tag with one bracket decoded is worse than one with none.
    edits = tuple(Edit(place.span, _written(place)) for place in places)
    for place in places:
        char = _character(place.entity)
        shown = f"`{char}`" if char != " " else "a space"
        title = f"Replace `{place.entity}` with {shown}" if len(places) == 1 else "Decode the entities"
        yield RULE.at(place.span, f"HTML entity `{place.entity}` is read literally; write {shown}", Fix(title, edits))


def _character(entity: str) -> str:
    import html

    return html.unescape(entity).replace("\u00a0", " ")


def _written(place: _Place) -> str:
    char = _character(place.entity)
    return {(Style.DOUBLE, '"'): '\\"', (Style.SINGLE, "'"): "''"}.get((place.style, char), char)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
