"""What a file consists of, for outlines and breadcrumbs: fields, sections, examples and code blocks."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from agentls.ide.structure.outline import Part, outline
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.semantics.fields import abbreviate, strings
from agentls.syntax.nodes import Example, Fence, Mapping, Scalar, Sequence
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.context import Context
    from agentls.syntax.nodes import Entry, Header, Node
    from agentls_schemas.kind import Kind

_LINE = lazy_pattern(r"[^\r\n]*")
_WORD = lazy_pattern(r"\w")


class SymbolSort(Enum):
    """What a symbol stands for; editors show an icon for it."""

    FIELD = auto()
    LIST = auto()
    MAP = auto()
    SECTION = auto()
    EXAMPLE = auto()
    CODE = auto()


class Symbol(NamedTuple):
    """A part of a file; those it holds lie within it."""

    name: str
    """Never blank."""
    detail: str
    """One line beside the name; may be empty."""
    sort: SymbolSort
    span: Span
    name_span: Span
    """The part of ``span`` to jump to."""
    children: tuple[Symbol, ...] = ()
    deprecated: bool = False


def symbols(ctx: Context) -> list[Symbol]:
    """The fields of the header, then what stands at the top of the page; or below the field that holds the page."""
    header = ctx.doc.header
    parts = [_part(part, ctx.doc.text.clean) for part in outline(ctx.doc)]
    fields = [_field(entry, header, ctx.kind) for entry in header.root.entries] if header else []
    if header is None or header.body is None:
        return [*fields, *parts]
    held = [entry is header.body for entry in header.root.entries]
    return [field._replace(children=tuple(parts)) if own else field for field, own in zip(fields, held, strict=True)]


def _field(entry: Entry, header: Header, kind: Kind) -> Symbol:
    found = _entry(entry, header.text)
    declared = kind.fields.get(entry.key.value)
    examples = tuple(
        _example(example, example.opening, example.span)
        for example in header.examples
        if found.span.contains(example.span)
    )
    return found._replace(children=found.children or examples, deprecated=bool(declared and declared.fact.deprecated))


def _entry(entry: Entry, text: str) -> Symbol:
    name = abbreviate(entry.key.value) or abbreviate(entry.key.raw) or "?"
    span = _trimmed(entry.span, text)
    end = max(span.end, entry.key.span.end)
    detail, sort = _said(entry.value)
    return Symbol(name, detail, sort, Span(span.start, end), entry.key.span, tuple(_held(entry.value, text)))


def _said(node: Node | None) -> tuple[str, SymbolSort]:
    """A value in one line, and what it is."""
    if isinstance(node, Scalar):
        return abbreviate(node.value), SymbolSort.FIELD
    if isinstance(node, Sequence):
        return abbreviate(", ".join(item.value for item in strings(node))), SymbolSort.LIST
    return "", SymbolSort.MAP if isinstance(node, Mapping) else SymbolSort.FIELD


def _held(node: Node | None, text: str) -> Iterator[Symbol]:
    """The entries of a map; of a list those items that are more than a word."""
    if isinstance(node, Mapping):
        yield from (_entry(entry, text) for entry in node.entries)
    elif isinstance(node, Sequence):
        yield from (_item(item, text) for item in node.items if isinstance(item, Mapping) and item.entries)


def _item(item: Mapping, text: str) -> Symbol:
    """A map in a list goes by its first entry."""
    first = item.entries[0]
    span = _trimmed(item.span, text)
    key = Span(first.key.span.start, min(first.key.span.end, span.end))
    said = _said(first.value)[0] if isinstance(first.value, Scalar) else ""
    name = abbreviate(f"{first.key.value}: {said}" if said else first.key.value)
    return Symbol(name or "?", "", SymbolSort.MAP, span, key, tuple(_held(item, text)))


def _part(part: Part, text: str) -> Symbol:
    thing = part.thing
    if isinstance(thing, Example):
        return _example(thing, part.at(thing.opening), part.span, tuple(_part(child, text) for child in part.children))
    if isinstance(thing, Fence):
        return _code(thing, part, text)
    name = abbreviate(thing.title) or "#" * thing.level
    title = part.at(thing.title_span if thing.title else thing.span)
    return Symbol(name, "", SymbolSort.SECTION, part.span, title, tuple(_part(child, text) for child in part.children))


def _example(example: Example, opening: Span, span: Span, children: tuple[Symbol, ...] = ()) -> Symbol:
    turn = example.turn("user") or example.turn("context") or next(iter(example.turns), None)
    words = abbreviate(_telling(turn.value, Span(0, len(turn.value))).strip("\"'“” \t")) if turn else ""
    name = f"example: {words}" if words else "example"
    return Symbol(name, "", SymbolSort.EXAMPLE, span, opening, children)


def _code(fence: Fence, part: Part, text: str) -> Symbol:
    whole = part.span
    line = _LINE.match(text, part.at(fence.opening).start, whole.end)
    said = _telling(text, part.at(fence.content))
    opening = Span(whole.start, line.end() if line else whole.end)
    return Symbol(fence.language or "code", abbreviate(said), SymbolSort.CODE, whole, opening)


def _telling(text: str, span: Span) -> str:
    """The first line with a word in it; empty for none."""
    word = _WORD.search(text, *span)
    if word is None:
        return ""
    before = (text.rfind(end, span.start, word.start()) + 1 for end in "\r\n")
    line = _LINE.match(text, max(span.start, *before), span.end)
    return line[0] if line else ""


def _trimmed(span: Span, text: str) -> Span:
    """The span without white space at its end."""
    return Span(span.start, span.start + len(span.of(text).rstrip()))
