r"""Text was decoded with the wrong code page, or cut to its low bytes.

UTF-8 read as Windows-1252 turns `→` into `â†’`. A program that kept only the low bytes of UTF-16 leaves control
characters, and for an emoji a `=` and another character. The model reads the damaged text, and strict YAML refuses
a header with control characters. Misread text is repaired if damaging the result again gives exactly the same
characters; for low bytes the fix can only offer the likeliest character. Where something was lost, write the text
again.

```md bad
---
name: reviewer
description: Reviews a diff â†’ a list of bugs.
                            ^^^ warning Garbled text `â†’`; write `→`
---
## ðŸ“š Sources
   ^^^^ warning Garbled text `ðŸ“š`; write `📚`
```

```md fixed
---
name: reviewer
description: Reviews a diff → a list of bugs.
---
## 📚 Sources
```

```md good
---
name: reviewer
description: Prüft Änderungen — “gründlich” → naïve Fälle, МОСКВА, 東京.
---
## 📚 Sources
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Related, Severity
from agentls.format import Format
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.encoding.mojibake import Damage, find_mojibake
from agentls.lint.encoding.non_ascii import not_ascii
from agentls.lint.encoding.quoted_characters import is_shown_in
from agentls.lint.rule import Reads, Rule
from agentls.lint.verdict import control_characters
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.lint.context import Context
    from agentls.lint.encoding.low_bytes import Rest
    from agentls.lint.memo import Memo
    from agentls.lint.verdict import Judgement

_SHOWN = 30
_STRICT = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""What YAML does not allow."""
_LOW = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""What TOML and JSON do not allow: of control characters none but those of ASCII."""
_WHAT = {
    "emoji": "what is left of an emoji",
    "sign": "what is left of a symbol",
    "glyph": "a symbol from a DOS code page",
    "mark": "what is left of a punctuation mark",
    "box": "what is left of a drawn line",
}


def check(ctx: Context) -> Iterator[Finding]:
    """Report each damaged run of characters, and what is left of cut ones: one finding for each sign."""
    text = ctx.doc.text.clean
    cut = [rest for rest in ctx.rests if not is_shown_in(text, rest.start, rest.end)]
    yield from _cut(ctx, text, cut)
    taken = {at for rest in cut for at in range(rest.start, rest.end)}
    found = [each for each in _misread(ctx) if each[0].start not in taken]
    certain = any(damage.kind != "doubtful" for _, damage in found)
    for span, damage in found if certain else ():
        yield _at(ctx, text, span, _doubted(damage) if cut and damage.kind == "control" else damage)


def _misread(ctx: Context) -> Iterator[tuple[Span, Damage]]:
    first, *sections = ctx.memo.each(_damaged, ctx.pieces, ctx.memo)
    yield from first
    for by, damaged in compress(zip(ctx.body.starts, sections, strict=True), sections):
        for span, damage in damaged:
            yield ctx.doc.in_file(span.shift(by)), damage


def _damaged(piece: str, memo: Memo) -> tuple[tuple[Span, Damage], ...]:
    lines = () if piece.isascii() else memo(not_ascii, piece)
    spans = ((Span(at + d.start, at + d.end), d) for at, line in lines for d in memo(find_mojibake, line))
    return tuple((span, d) for span, d in spans if d.kind != "emoji" and not _is_shown(piece, span))


def _doubted(damage: Damage) -> Damage:
    """What would be Windows-1252 in another file, beside cut characters."""
    return damage._replace(repaired=None, kind="cut")


def _is_shown(text: str, span: Span) -> bool:
    """A text about encodings shows it; damage in code stands among other characters."""
    return "`" == text[span.start - 1 : span.start] == text[span.end : span.end + 1]


def _at(ctx: Context, text: str, span: Span, damage: Damage) -> Finding:
    raw, new = span.of(text), damage.repaired
    in_body = ctx.doc.is_in_body(span.start)
    written = ctx.doc.body.source_map.written(new) if new and in_body else new
    fixes = (Fix(f"Write `{_short(new)}`", (Edit(span, written),)),) if new and written else ()
    shown = _short(_visible(raw))
    origin = "" if new else ", what is left of a character" if damage.kind == "cut" else ", partly lost"
    remedy = f"write `{_short(new)}`" if new else "retype it"
    judged, effect = _judged(ctx, span, raw)
    return RULE.at(span, f"Garbled text `{shown}`{origin}{effect}; {remedy}", *fixes, judged=judged)


def _cut(ctx: Context, text: str, cut: list[Rest]) -> Iterator[Finding]:
    """One finding for each emoji, and one for all places of a sign, for all marks and for all drawn lines."""
    groups: dict[object, list[Rest]] = {}
    for rest in cut:
        # A cross is known only by the check marks beside it, so they are repaired together.
        sign = "✅" if rest.meant == "❌" else rest.meant or text[rest.start : rest.end]
        key = {"emoji": rest.start, "mark": 0, "box": 0}.get(rest.kind, sign)
        groups.setdefault((rest.kind, key), []).append(rest)
    for first, *others in groups.values():
        yield _left(ctx, text, first, others)


def _left(ctx: Context, text: str, first: Rest, others: list[Rest]) -> Finding:
    places = [Span(rest.start, rest.end) for rest in (first, *others)]
    shown = [_visible(span.of(text)) for span in places]
    all_meant = [rest.meant for rest in (first, *others) if rest.meant]
    edits = tuple(Edit(span, rest.meant or "") for span, rest in zip(places, (first, *others), strict=True))
    remedy = f"probably `{_short(first.meant)}`" if first.meant else "retype it"
    fix = Fix(f"Write `{_short(first.meant or '')}`", edits, safe=False)
    more = f" ({len(places)} places)" if others else ""
    judged, effect = _judged(ctx, places[0], places[0].of(text))
    # What readers do of it matters more than how it came about.
    words = f"Garbled text `{_short(shown[0])}`{more}{effect or f', {_WHAT[first.kind]}'}; {remedy}"
    related = tuple(Related(span, f"`{_short(seen)}`") for span, seen in zip(places[1:], shown[1:], strict=True))
    fixes = (fix,) if len(all_meant) == len(places) else ()
    return RULE.at(places[0], words, *fixes, judged=judged, related=related)


def _judged(ctx: Context, span: Span, raw: str) -> tuple[Judgement | None, str]:
    """How bad it is and what readers do, where the header's language does not allow the characters."""
    refused = _STRICT if ctx.doc.format in {Format.FRONTMATTER, Format.YAML} else _LOW
    if ctx.doc.header is None or not refused.search(raw) or ctx.doc.is_in_body(span.start):
        return None, ""
    judged = control_characters(ctx, raw)
    return judged, f": {judged}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _visible(raw: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in raw)


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.WHOLE)
