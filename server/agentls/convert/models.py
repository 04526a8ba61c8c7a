"""How another agent tool calls a model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls_schemas.models import ModelState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls_schemas.models import Model, Models
    from agentls_schemas.source import Source

_KNOWN = frozenset({ModelState.ALIAS, ModelState.CURRENT, ModelState.DEPRECATED})
_PROVIDED = lazy_pattern(r"[\w.-]+/[\w./:#-]+")
_CONTEXT = lazy_pattern(r"\[\w+\]$")


class Counterpart(NamedTuple):
    """A model under another tool's name."""

    names: tuple[str, ...]
    """Each program's spelling, where they have no common one."""
    is_fixed: bool
    """It stays where the name it stands for moves on, or leaves something out."""
    source: Source
    """How it is known that there is such a model."""


def find_counterpart(name: str, source: Models, target: Models) -> Counterpart | None:
    """The model of a name in another table; None where that has none."""
    known = source.find(name)
    moves = known.state is ModelState.ALIAS
    for spelling in _spellings(name, known):
        found = target.find(spelling)
        if found.state is ModelState.ALIAS and found.means != known.means:
            continue
        if found.state in _KNOWN or _is_of_same_provider(name, known, found, alike=type(source) is type(target)):
            return _named(found, is_fixed=spelling != name and moves)
        is_id = found.state is ModelState.MALFORMED and " " not in spelling
        meant = target.find(found.replacement) if is_id and found.replacement else None
        if meant and not meant.is_inherited and (meant.state in _KNOWN or meant.state is ModelState.OPEN):
            return _named(meant, is_fixed=moves)
    return None


def _is_of_same_provider(name: str, known: Model, found: Model, *, alike: bool) -> bool:
    """Whether both tools take the name for that of a provider that only its user can know."""
    return alike and known.state is found.state is ModelState.OPEN and _PROVIDED.fullmatch(name) is not None


def _spellings(name: str, known: Model) -> Iterator[str]:
    """What a model is called, the most usual last: with its provider and without, with hyphens for dots."""
    bare = known.means or known.name
    for each in dict.fromkeys((name, bare, known.other_spelling, bare.rpartition("/")[2])):
        if each:
            plain = _CONTEXT.sub("", each.partition("#")[0])
            yield from dict.fromkeys((each, plain, plain.replace(".", "-"), _dotted(plain)))


def _dotted(name: str) -> str:
    """An id with a dot in its version."""
    return re.sub(r"-(\d{1,2})-(\d{1,2})$", r"-\1.\2", name)


def _named(model: Model, *, is_fixed: bool) -> Counterpart:
    return Counterpart(tuple(filter(None, (model.name, model.other_spelling))), is_fixed, model.source)
