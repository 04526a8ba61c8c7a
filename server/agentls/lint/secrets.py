"""Keys and tokens that stand in a text as they are."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.syntax.nodes import Mapping, Scalar, Sequence
from agentls.text import Span
from agentls_schemas.secrets import secret_formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.nodes import Entry, Node
    from agentls_schemas.secrets import SecretFormat

_MADE_UP = lazy_pattern(
    r"(.)\1{4}|0123456|1234567|7654321|abcdefg|qwerty|example|sample|placeholder|dummy|fake|redacted|changeme|replace|your|"
    r"insert|xxx|\.\.\.",
    re.I,
)
"""What stands in keys that are shown as examples."""


_SHORTEST = 20
"""Characters that a key has at least, with no blank among them."""


_NAMED = lazy_pattern(r"(?!.*publi)(?:.*[_-])?(?:key|token|secret|password|passwd|authorization)|.*apikey", re.I)
"""Names of fields and variables that hold a key; a public one is none to keep."""
_VALUE = lazy_pattern(r"(?:Bearer )?(?P<key>(?=[^\d]*\d)[A-Za-z0-9+/=_.-]{16,})")
"""A value that may be one: no variable (``$KEY``), no place to fill in, no words."""
_BITS = 3.5
"""The least bits a character of a key that no form tells; words have less."""


class Secret(NamedTuple):
    """A key that stands there as it is."""

    span: Span
    what: str
    """What it is: ``GitHub token``."""
    begins: str
    """Its first characters, which say nothing yet."""


def may_hold_secrets(text: str) -> bool:
    """Whether keys may stand in a text."""
    return bool(_begins(text))


def find_secrets(text: str) -> Iterator[Secret]:
    """The keys in a text, those left out that are plainly no one's."""
    begins = _begins(text)
    for form in secret_formats() if begins else ():
        if not set(begins).isdisjoint(form.prefixes):
            yield from _of_form(text, form)


def _begins(text: str) -> list[str]:
    """What keys begin with that is there."""
    # Nearly no text has one of these, and that is seen faster than by any pattern.
    long = " ".join([word for word in text.split() if len(word) >= _SHORTEST])
    return [prefix for prefix in _prefixes() if prefix in (text if " " in prefix else long)] if long else []


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(prefix for form in secret_formats() for prefix in form.prefixes)


def _of_form(text: str, form: SecretFormat) -> Iterator[Secret]:
    for found in form.pattern.finditer(text):
        if is_random(found.groupdict().get("body") or found["rest"], form.entropy):
            yield Secret(Span(*found.span()), form.what, text[found.start() : found.start("rest")])


def find_named_secrets(node: Node | None) -> Iterator[tuple[Entry, Scalar]]:
    """The entries of a header that are called after a key and hold one, at any depth."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from find_named_secrets(item)
    for entry in node.entries if isinstance(node, Mapping) else ():
        value = entry.value
        if not isinstance(value, Scalar):
            yield from find_named_secrets(value)
        elif _NAMED.fullmatch(entry.key.value):
            found = _VALUE.fullmatch(value.value)
            if found and is_random(found["key"], _BITS):
                yield entry, value


def is_random(text: str, bits: float) -> bool:
    """Whether a text is as good as random: no example, and at least so many bits a character."""
    return not _MADE_UP.search(text) and _entropy(text) >= bits


def _entropy(text: str) -> float:
    """Shannon's, of the text's own characters, in bits for each."""
    return -sum(count / len(text) * math.log2(count / len(text)) for count in Counter(text).values())
