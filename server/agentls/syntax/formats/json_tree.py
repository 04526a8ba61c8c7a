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
_NUMBER_FORM = r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"
_NUMBER = lazy_pattern(_NUMBER_FORM)
_WORD = lazy_pattern(rf"{_NUMBER_FORM}|true|false|null")
_COLON = lazy_pattern(r"\s*:[ \t]*")
_REST = lazy_pattern(r"\"(?:[^\"\\\r\n]|\\.)*\"|[^\r\n,]+(?<![ \t])")
_LEVELS = {"{": 1, "[": 1, "]": -1, "}": -1}
"""How many brackets more are open behind a bracket."""
_PLAIN = frozenset(("number", "true", "false", "null"))


class JsonTree(Struct, dict=True):
    """Reads a text."""

    text: str
    comments: list[Span] = field(default_factory=list)

    def read(self) -> Mapping:
        """The map that the text is; an empty one where it is none."""
        self._source = Source(self.text, "json")
        root = self._source.root
        self._broken = root.has_error
        self.comments = [self._source.span(node) for node in root.children if node.type == "comment"]
        bracket = self._bracket()
        if bracket < 0:
            return Mapping(Span(0, 0), (), flow=True)
        # Behind a brace that nothing closes a map among its values is no map of the file.
        sound = (node for node in root.children if node.type == "object" and self._source.span(node).start == bracket)
        found = next(sound, root)
        entries = tuple(self._entries(found, 0))
        return Mapping(Span(bracket, self._source.span(found).end), entries, flow=True)

    def _bracket(self) -> int:
        """Where the first brace stands that no comment holds; -1 for nowhere."""
        at = self.text.find("{")
        for comment in self.comments:
            if at in range(*comment):
                at = self.text.find("{", comment.end)
        return at

    def _entries(self, node: tree_sitter.Node, depth: int) -> Iterator[Entry]:
        """The entries below a node, those in a broken part of it included, but none of maps in that."""
        children = node.children
        level = -1 if children and children[0].type == "{" else 0
        for number, child in enumerate(children):
            kind = child.type
            level += _LEVELS.get(kind, 0)
            if kind == "comment":
                self.comments.append(self._source.span(child))
            elif level > 0:
                continue
            elif kind == "pair":
                yield from self._pair(child, depth)
            elif child.is_error:
                yield from self._entries(child, depth)
                level += sum(_LEVELS.get(each, 0) for each in _types(child.children))
            elif kind == "string" and node.is_error and _types(children[number + 1 : number + 2]) == [":"]:
                yield _entry(self._string(child), None)

    def _pair(self, node: tree_sitter.Node, depth: int) -> list[Entry]:
        key, last = self._string(node.children[0]), node.children[-1]
        if self._broken and last.type == "string" and _COLON.match(self.text, self._source.span(last).end):
            # A key whose value is not written yet stands above the next key.
            return [self._line(key), self._line(self._string(last))]
        return [_entry(key, None if last.is_missing else self._value(last, depth + 1))]

    def _line(self, key: Scalar) -> Entry:
        """A key with its value as far as it stands in the same line."""
        colon = _COLON.match(self.text, key.span.end)
        found = _REST.match(self.text, colon.end()) if colon else None
        if found is None:
            return _entry(key, None)
        span, raw = Span(*found.span()), found[0]
        if raw.startswith('"'):
            return _entry(key, Scalar(span, value_of(raw, Style.DOUBLE), Style.DOUBLE, raw))
        return _entry(key, Scalar(span, raw, Style.PLAIN if _WORD.fullmatch(raw) else Style.RAW, raw))

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
        return Scalar(span, value_of(raw, Style.DOUBLE), Style.DOUBLE, raw)


def _types(nodes: list[tree_sitter.Node]) -> list[str]:
    return [node.type for node in nodes]


def _entry(key: Scalar, value: Node | None) -> Entry:
    return Entry(Span(key.span.start, value.span.end if value else key.span.end), key, value)
