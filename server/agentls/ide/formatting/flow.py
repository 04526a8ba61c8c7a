"""Flow lists and maps that stay what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.ide.formatting.scalars import split
from agentls.syntax.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from agentls.syntax.nodes import Node

_EMPTY = {"[": "[]", "{": "{}"}
_FILLED = {"[": "[{}]", "{": "{{ {} }}"}


def collection_lines(text: str, node: Sequence | Mapping, shift: int) -> list[str]:
    """The lines of a flow list or map of ``text``: evenly spaced in one line, or the several lines it has.

    Args:
        text: the header's characters.
        node: the list or map.
        shift: by how many columns what holds it is moved.
    """
    raw = node.span.of(text)
    first, *rest = split(raw)
    if not rest:
        return [_spaced(text, node) or raw]
    moved = (" " * max(0, len(line) - len(line.lstrip(" ")) + shift) + line.strip(" \t") for line in rest)
    return [first.rstrip(" \t"), *(line if line.strip() else "" for line in moved)]


def _spaced(text: str, node: Node) -> str | None:
    """A node with even blanks; None where it has no usual form, such as the pair in ``[a: b]``."""
    if isinstance(node, Scalar):
        return node.raw or None
    opening = text[node.span.start : node.span.start + 1]
    if opening not in _FILLED:
        return None
    pieces = _items(text, node) if isinstance(node, Sequence) else _pairs(text, node)
    found = [piece for piece in pieces if piece]
    if len(found) < len(pieces):
        return None
    return _FILLED[opening].format(", ".join(found)) if found else _EMPTY[opening]


def _items(text: str, node: Sequence) -> list[str | None]:
    return [_spaced(text, item) for item in node.items]


def _pairs(text: str, node: Mapping) -> list[str | None]:
    values = [_spaced(text, entry.value) if entry.value else None for entry in node.entries]
    return [value and f"{entry.key.raw}: {value}" for entry, value in zip(node.entries, values, strict=True)]
