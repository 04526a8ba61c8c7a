"""The patterns for paths that a header's fields hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import field_entries, strings
from agentls.syntax.scalars import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.nodes import Header, Node
    from agentls.text import Span
    from agentls_schemas.kind import Kind

_PART = lazy_pattern(r"(?:[^,{}]|\{[^{}]*\}|[{}])+")
"""What stands between commas; those in braces part the words of one pattern."""
_LITERAL = lazy_pattern(r"[\w.@+ -]+")
"""A name of a folder without a sign that stands for others."""
_NONE = frozenset[str]()


class Pattern(NamedTuple):
    """A pattern where it is written."""

    text: str
    span: Span


def patterns(value: Node | None) -> Iterator[Pattern]:
    """The patterns of a field's value."""
    for text in strings(value):
        # What does not parse is another rule's.
        for part in _PART.finditer(text.value) if text.style is not Style.RAW else ():
            bare = part[0].strip()
            start = part.start() + len(part[0]) - len(part[0].lstrip())
            if bare:
                yield Pattern(bare, text.view.span(start, start + len(bare)))


def first_folders(pattern: str) -> list[str]:
    """The folders that a pattern begins in, one in the other, up to the first that it does not name."""
    *folders, _ = pattern.strip("/").split("/")
    named = [bool(_LITERAL.fullmatch(name)) for name in folders]
    return folders[: named.index(False)] if False in named else folders


def folder_names(header: Header | None, kind: Kind) -> frozenset[str]:
    """The names of all folders that the patterns of a header begin in, as ``str.casefold`` has them."""
    fields = ((entry, field.fact.globs) for entry, field in field_entries(header, kind)) if header else ()
    found = (
        each.text.removeprefix(globs.negation) for entry, globs in fields if globs for each in patterns(entry.value)
    )
    # Most headers have none, and ten thousand empty sets take room.
    return frozenset(name.casefold() for each in found for name in first_folders(each)) or _NONE
