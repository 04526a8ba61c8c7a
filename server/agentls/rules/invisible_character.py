r"""The text has an invisible character.

Zero-width spaces, soft hyphens, word joiners and tag characters come along with text copied from
web pages and chats. A reader does not see them, a tool does: `Re\u200bad` is not the tool `Read`, and
instructions can be hidden in tag characters, in variation selectors that follow no emoji, and bit by bit in characters
without width; the message says what they spell. Joiners inside emoji and in scripts that need them (Arabic, Persian,
Hindi and others) are left alone, and so is a character that the text shows: alone in a code span or in quotes, or
beside its number or name.

```md bad escapes
---
name: reviewer
description: Reviews\u200b a diff for bugs.
                    ^^^^^^ warning zero width space (U+200B)
---
Check hy\u00adphens.
        ^^^^^^ warning soft hyphen (U+00AD)
```

```md fixed
---
name: reviewer
description: Reviews a diff for bugs.
---
Check hyphens.
```

```md good escapes
---
name: reviewer
description: Reviews a diff for bugs.
---
A family \U0001f468\u200d\U0001f469\u200d\U0001f467, a zero-width space `\u200b`.
Persian \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645, a \u2764\ufe0f.
```
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from agentls.finding import Edit, Finding, Fix, Severity
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.encoding.hidden_text import find_hidden_text
from agentls.lint.encoding.mojibake import is_damage
from agentls.lint.encoding.non_ascii import has_not_ascii
from agentls.lint.encoding.quoted_characters import is_alone, is_shown, parts_markup
from agentls.lint.rule import Reads, Rule
from agentls.text import BOM, Span

if TYPE_CHECKING:
    from agentls.lint.context import Context

_JOINERS = "\u200c\u200d"
_INVISIBLE = lazy_pattern(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u2060-\u2064\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
_SELECTORS = lazy_pattern("[\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_TEXT_OR_EMOJI = ("\ufe0e", "\ufe0f", "\ufe0e\ufe0e", "\ufe0f\ufe0f")
_MONGOLIAN = lazy_pattern("[\u1800-\u18af]")
_SHOWN = 40
_FLAG = "\U0001f3f4"
"""Flags of regions spell their name in tag characters after a black flag."""
_SOUTH_ASIAN = lazy_pattern("[\u0600-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1800-\u18af]")


def check(ctx: Context) -> Iterator[Finding]:
    """Report each run of invisible characters that no script or emoji needs."""
    for start, line in ctx.lines_not_ascii:
        for found in _INVISIBLE.finditer(line):
            mark = start == found.start() == 0 and found[0] == BOM
            if (
                mark
                or _needed(line, found)
                or is_damage(ctx.memo, line, found.start())
                or is_shown(line, *found.span())
            ):
                continue
            span = Span(start + found.start(), start + found.end())
            title = f"Remove U+{ord(found[0]):04X}" if len(found[0]) == 1 else f"Remove the {len(found[0])} characters"
            # Without it a code span would be empty, or marks that it keeps apart would act.
            safe = not (is_alone(line, *found.span()) or parts_markup(line, *found.span()))
            removal = Fix(title, (Edit(span, ""),), safe)
            yield RULE.at(span, _words(found[0]), removal)


def _needed(text: str, found: re.Match[str]) -> bool:
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    first = found[0][0]
    if _SELECTORS.match(first):
        # A joiner may follow the selector of an emoji.
        selectors, joiner = found[0].rstrip("\u200d"), found[0].endswith("\u200d")
        return _selects(before, selectors) and (not joiner or _is_pictorial(after))
    if first >= "\U000e0000":
        return before == _FLAG and found[0].endswith("\U000e007f")
    if found[0] not in _JOINERS:
        right_to_left = first == "\u061c" and bool(_SOUTH_ASIAN.search(before + after))
        return found[0] in "\u17b4\u17b5" or right_to_left or (first == "\u180e" and bool(_MONGOLIAN.match(before)))
    # A non-joiner parts a suffix from a word in Latin letters too, as in Persian.
    if _SOUTH_ASIAN.match(before) or (found[0] == "\u200c" and _SOUTH_ASIAN.match(after)):
        return True
    return found[0] == "\u200d" and _is_pictorial(before) and _is_pictorial(after)


def _selects(before: str, selectors: str) -> bool:
    """Whether selectors choose a form of the character before them: one does, of an emoji, a sign or an ideograph."""
    # Editors write the same one twice at times.
    if selectors in _TEXT_OR_EMOJI and not before.isalpha():
        return True
    if len(selectors) > 1:
        return False
    if selectors >= "\U000e0100":
        return unicodedata.name(before, "").startswith("CJK")
    # Fonts have forms of letters beyond ASCII, of mathematical signs and of zero.
    return bool(before) and (before > "\x7f" or not before.isalpha())


def _is_pictorial(character: str) -> bool:
    """Whether a joiner may stand beside it: emoji, their variation selectors and skin tones."""
    return bool(character) and (character in "\ufe0f\u20e3" or unicodedata.category(character) in {"So", "Sk", "Sm"})


def _words(run: str) -> str:
    names = dict.fromkeys(f"{unicodedata.name(c, 'unnamed character').lower()} (U+{ord(c):04X})" for c in run)
    first = next(iter(names))
    if len(run) == 1:
        return f"Invisible {first}; remove it"
    if hidden := find_hidden_text(run).replace("`", "'"):
        hidden = hidden if len(hidden) <= _SHOWN else f"{hidden[:_SHOWN]}…"
        return f"{len(run)} invisible characters spell `{hidden}`, a hidden text; remove them"
    more = " and others" if len(names) > 1 else ""
    return f"{len(run)} invisible characters: {first}{more}; remove them"


RULE = Rule(__name__, __doc__, check, Severity.WARNING, Reads.EACH, needs=(has_not_ascii,))
