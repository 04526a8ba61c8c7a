"""What keys and tokens look like that give access to a service."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from agentls.named_tuple import NamedTuple
from agentls_schemas.data import Folder


class SecretFormat(NamedTuple):
    """How the keys of a service look."""

    what: str
    """What a message calls one: ``GitHub token``."""
    prefixes: tuple[str, ...]
    """How one begins, letter by letter: texts without any of them need no closer look."""
    pattern: re.Pattern[str]
    """All of it; what follows the prefix is the group ``rest``, in which ``body`` may be what is random."""
    entropy: float
    """The bits that a character of what is random must have at least; examples have less."""


@cache
def secret_formats() -> tuple[SecretFormat, ...]:
    """Those of ``secrets.yaml``."""
    return tuple(map(_format, Folder(Path(__file__).parent).read("secrets")))


def _format(entry: dict[str, object]) -> SecretFormat:
    prefixes = tuple(map(str, entry["prefixes"]))  # type: ignore[call-overload]
    begins = "|".join(map(re.escape, prefixes))
    pattern = re.compile(rf"(?<![\w-])(?:{begins})(?P<rest>{entry['rest']})(?![\w-])")
    return SecretFormat(str(entry["what"]), prefixes, pattern, float(str(entry.get("entropy", 3))))
