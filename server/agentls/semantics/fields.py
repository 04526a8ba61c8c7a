"""Reading a header through its kind's declarations; shared by rules and editor features."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.format import ITEM
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.syntax.nodes import Entry, Mapping, Node, Scalar, Sequence
from agentls.text import Span
from agentls_schemas.declared import declared_fields
from agentls_schemas.field_types import ANY, inner_fields
from agentls_schemas.validation import field_value, validated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls.syntax.nodes import Header
    from agentls_schemas.fields import Fact, Field, Role
    from agentls_schemas.kind import Kind


_LINE_STOP = lazy_pattern(r"\r\n?|\n|\Z")
_NEAR = 3
"""Words that one may be a slip for, among which to choose."""


class FieldEntry(NamedTuple):
    """A top-level entry with the field it writes."""

    entry: Entry
    field: Field


def field_entries(header: Header, kind: Kind, *roles: Role) -> Iterator[FieldEntry]:
    """The top-level entries that write a field of the kind.

    Args:
        header: of a file of the kind.
        kind: it.
        roles: if any are given, those of these roles, at any depth.
    """
    inner, fields = inner_fields(kind) if roles else {}, kind.fields
    for entry in header.root.entries:
        field = fields.get(entry.key.value)
        if field and (not roles or field.role in roles):
            yield FieldEntry(entry, field)
        for below in inner.get(entry.key.value, ()):
            if below.field.role in roles:
                yield from (FieldEntry(each, below.field) for each in _reached(entry.value, below.path))


def _reached(node: Node | None, path: tuple[str, ...]) -> Iterator[Entry]:
    """The entries at the end of a path, whose last step is a key."""
    step, *rest = path
    if isinstance(node, Mapping):
        entries = node.entries if step == ANY else tuple(filter(None, [node.get(step)]))
        for entry in entries:
            yield from _reached(entry.value, tuple(rest)) if rest else (entry,)
    elif isinstance(node, Sequence) and step == ITEM:
        for item in node.items:
            yield from _reached(item, tuple(rest))


def takes_list(kind: Kind, key: str) -> bool:
    """Whether a field holds a list, for which one text may stand."""
    declared = declared_fields(kind.fields.model).get(key)
    try:
        return isinstance(validated(declared.annotation if declared else object, "x"), list)
    except ValueError:
        return False


def validated_value(kind: Kind, key: str, data: object) -> object:
    """A field's value as the kind's model takes it; None where it does not."""
    return field_value(kind.fields.model, key, data)


def has_effect(header: Header, field: Field) -> bool:
    """Whether the header has what a field needs to have an effect."""
    needs = field.fact.only_with
    return needs is None or header.root.data.get(needs[0]) == needs[1]


def is_empty(value: Node | None) -> bool:
    """Whether a key has nothing behind it: no value, null or white space."""
    return value is None or (isinstance(value, Scalar) and (value.data is None or not value.value.strip()))


def strings(node: Node | None) -> Iterator[Scalar]:
    """The scalar itself, or the scalars of a list; nothing for maps."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Scalar))


def scalars(node: Node | None) -> Iterator[Scalar]:
    """All scalars that are values, however deep."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from scalars(entry.value)


def node_at(root: Mapping, path: Iterable[str | int]) -> tuple[Entry | None, Node | None]:
    """The innermost entry and node along a path of keys and indexes, as far as it leads."""
    entry: Entry | None = None
    node: Node | None = root
    for step in path:
        if isinstance(node, Mapping) and (found := node.get(str(step))):
            entry, node = found, found.value
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return entry, node


def find_closest(word: str, known: Iterable[str], replaced: Iterable[tuple[str, str]] = ()) -> str:
    """The known word that was probably meant, or an empty string.

    Args:
        word: what is written.
        known: the words there are.
        replaced: those of them that nobody should write any more, each with what to write instead, if that is known.
    """
    import difflib

    plain = {_plain(k): k for k in known}
    bare = _plain(word)
    found, letters = difflib.get_close_matches(bare, plain, n=_NEAR, cutoff=0.75), sorted(bare)
    # Letters that have changed places are all there; a word that lacks one may be nearer by count.
    meant = plain[min(found, key=lambda each: (each != bare, sorted(each) != letters))] if found else ""
    # What is called quite otherwise takes other values too.
    return next((better for old, better in replaced if old == meant and _plain(better) in found), meant)


def replaced_keys(facts: Iterable[tuple[str, Fact | None]]) -> tuple[tuple[str, str], ...]:
    """The keys that are deprecated, each with what is said to be used instead."""
    return tuple((key, fact.deprecated) for key, fact in facts if fact and fact.deprecated)


def same_but_style(word: str, other: str) -> bool:
    """Whether two words differ at most in case, hyphens and underscores."""
    return _plain(word) == _plain(other)


def abbreviate(text: str) -> str:
    """A value as a message shows it: in one line, and not endless."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def slug(title: str) -> str:
    """The title in lower case ASCII letters, digits and hyphens; empty where letters would be lost."""
    import unicodedata

    bare = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))
    if any(c.isalnum() and not c.isascii() for c in bare):
        return ""
    spaced = bare if re.search(r"[\s_-]", bare) else re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])", "-", bare)
    return "-".join(re.findall(r"[a-z0-9]+", spaced.lower()))


def _plain(word: str) -> str:
    return "".join(word.replace("-", "").replace("_", "").split()).lower()


def line_start(content: str, at: int) -> int:
    """Where the line begins that has the offset."""
    return max(content.rfind("\n", 0, at), content.rfind("\r", 0, at)) + 1


def line_of(span: Span, content: str) -> Span:
    """All lines that hold ``span``, the last one's end included."""
    end = _LINE_STOP.search(content, span.end)
    return Span(line_start(content, span.start), end.end() if end else len(content))
