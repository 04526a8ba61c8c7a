"""JSON to a tree with spans, from tree-sitter's: what is broken is left out or read as far as it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.formats.grammar import Source
from agentls.syntax.nodes import Entry, Mapping, Scalar, Sequence
from agentls.syntax.scalars import Style
from agentls.syntax.strings import value_of
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    import tree_sitter

    from agentls.syntax.nodes import Node

MAX_DEPTH = 60
_NUMBER = lazy_pattern(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_PLAIN = frozenset(("number", "true", "false", "null"))


class JsonTree(Struct, dict=True):
    """Reads a text."""

    text: str
    comments: list[Span] = field(default_factory=list)

    def read(self) -> Mapping:
        """The map that the text is; an empty one where it is none."""
        self._source = Source(self.text, "json")
        root = self._source.root
        self.comments += [self._source.span(node) for node in root.children if node.type == "comment"]
        found = next((node for node in root.children if node.type == "object"), root)
        bracket = self.text.find("{")
        if bracket < 0:
            return Mapping(Span(0, 0), (), flow=True)
        entries = tuple(self._entries(found, 0))
        end = self._source.span(found).end if found is not root else len(self.text)
        return Mapping(Span(bracket, max(end, bracket + 1)), entries, flow=True)

    def _entries(self, node: tree_sitter.Node, depth: int) -> Iterator[Entry]:
        """The entries below a node, those in a broken part of it included."""
        children = node.children
        for number, child in enumerate(children):
            following = children[number + 1].type if number + 1 < len(children) else ""
            if child.type == "pair":
                yield self._entry(child, depth)
            elif child.is_error:
                yield from self._entries(child, depth)
            elif child.type == "comment":
                self.comments.append(self._source.span(child))
            elif child.type == "string" and node.is_error and following == ":":
                key = self._string(child)
                yield Entry(key.span, key, None)

    def _entry(self, node: tree_sitter.Node, depth: int) -> Entry:
        key = self._string(node.children[0])
        last = node.children[-1]
        value = None if last.is_missing or last.type == ":" else self._value(last, depth + 1)
        return Entry(Span(key.span.start, max(key.span.end, value.span.end if value else 0)), key, value)

    def _value(self, node: tree_sitter.Node, depth: int) -> Node:
        span = self._source.span(node)
        if node.type == "string":
            return self._string(node)
        if node.type == "object" and depth < MAX_DEPTH:
            return Mapping(span, tuple(self._entries(node, depth)), flow=True)
        if node.type == "array" and depth < MAX_DEPTH:
            unread = (each.is_error or each.is_missing or each.type == "comment" for each in node.named_children)
            items = (each for each, left in zip(node.named_children, unread, strict=True) if not left)
            return Sequence(span, tuple(self._value(item, depth + 1) for item in items), flow=True)
        if node.type == "number" and (number := _NUMBER.match(self.text, span.start)):
            # The grammar does not know the sign of `1e+2`.
            span = Span(*number.span())
        raw = span.of(self.text)
        return Scalar(span, raw, Style.PLAIN if node.type in _PLAIN else Style.RAW, raw)

    def _string(self, node: tree_sitter.Node) -> Scalar:
        span = self._source.span(node)
        raw = span.of(self.text)
        style = Style.DOUBLE if raw.startswith('"') else Style.RAW
        return Scalar(span, value_of(raw, style) if style is Style.DOUBLE else raw, style, raw)
