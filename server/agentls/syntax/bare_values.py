"""Values that are text to the end of their line, whatever YAML would make of them.

YAML is shown harmless letters in their place, and what was written is put back into the tree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.nodes import Entry, Scalar
from agentls.syntax.scalars import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agentls.syntax.recover import Reading

_LINE = lazy_pattern(r"(?:(?<=[\r\n])|\A)(?P<key>[\w-]+)[ \t]*:[ \t]+(?P<value>[^\s#][^\r\n]*)(?<=\S)")
# Quoted from end to end, a list, or a block's beginning: an author who writes so means YAML.
_YAML = lazy_pattern(r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[(?:[^\]]*|.*\])|[|>][-+0-9]*)(?:[ \t]+#.*)?")


def shield(source: str, keys: frozenset[str]) -> tuple[str, Mapping[int, str]]:
    """What YAML is to read, of the same length, and the values it is not to see, by where they begin.

    Args:
        source: a header's lines.
        keys: the top-level keys whose values are bare.
    """
    values: dict[int, str] = {}

    def hide(line: re.Match[str]) -> str:
        value = line["value"]
        if line["key"] not in keys or _YAML.fullmatch(value):
            return line[0]
        values[line.start("value")] = value
        return line[0].removesuffix(value) + "x" * len(value)

    return _LINE.sub(hide, source), values


def restore(reading: Reading, start: int, values: Mapping[int, str]) -> Reading:
    """The tree with the values that were kept from YAML; ``start`` is where the lines begin in their region."""
    if not values:
        return reading
    entries = {id(entry): _restored(entry, start, values) for entry in reading.root.entries}
    problems = [p._replace(entry=entries.get(id(p.entry))) for p in reading.problems]
    return reading._replace(root=replace(reading.root, entries=tuple(entries.values())), problems=problems)


def _restored(entry: Entry, start: int, values: Mapping[int, str]) -> Entry:
    value = entry.value
    bare = values.get(value.span.start - start) if value else None
    if bare is None or not isinstance(value, Scalar) or value.style is not Style.PLAIN:
        return entry
    # A value may go on in further lines.
    return replace(entry, value=replace(value, value=bare + value.value[len(bare) :], style=Style.BARE_LINE))
