"""YAML to a tree with spans, from libyaml's events.

Events, not PyYAML's nodes: they come one after the other, so that no nesting is deep enough for the
stack, aliases are shared and not unrolled, and the tree is made once.
"""

from __future__ import annotations

import re

from msgspec import Struct, field
from msgspec.structs import replace
from yaml import events as ev
from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.syntax.nodes import Entry, Mapping, Node, Scalar, Sequence
from agentls.syntax.scalars import Style
from agentls.text import Span

MAX_DEPTH = 60
MAX_ALIASED = 10_000
"""How many nodes all aliases of a header may stand for together; JavaScript readers stop at 100 aliases."""

CONTROL = lazy_pattern("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""The characters a strict reader does not take."""

# PyYAML ends lines at these, as YAML 1.1 says; the agent tools' readers do not. It also drops a leading mark.
_NOT_LINE_ENDS = lazy_pattern("[\x85\u2028\u2029\ufeff]")
_PROPERTIES = lazy_pattern(r"(?:[&!][^\s,\[\]{}]*(?:\s+|#[^\r\n]*)*)+")
_STYLES = {
    "": Style.PLAIN, "'": Style.SINGLE, '"': Style.DOUBLE, "|": Style.LITERAL, ">": Style.FOLDED
}  # fmt: skip
_CORE = "tag:yaml.org,2002:"
TOO_DEEP = "nested too deeply"
NO_MAP = "no keys and values"
NO_COLON = "a key needs a colon and a space"
TOO_MANY = "the aliases stand for too many values"
UNDEFINED = "found undefined alias"
_TOO_DEEP_FOR_LIBYAML = "exceeded maximum nesting depth"


class RefusedError(Exception):
    """YAML does not take the text."""

    def __init__(self, message: str, at: int, context: int | None = None, *, limit: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        """Where YAML stopped, in the region."""
        self.context = at if context is None else context
        """Where the thing began that YAML was reading."""
        self.limit = limit
        """Not YAML refused it but our limits for what is absurd."""


class Anchors(Struct):
    """The anchored nodes of a header, and what their aliases have cost so far."""

    nodes: dict[str, tuple[Node, int]] = field(default_factory=dict)
    spent: int = 0

    def take(self, name: str, span: Span, raw: str) -> tuple[Node, int]:
        """The node an alias stands for, placed at the alias, and its size.

        Raises:
            RefusedError: there is no such anchor, or the aliases stand for too much.
        """
        if name not in self.nodes:
            raise RefusedError(UNDEFINED, span.start)
        node, size = self.nodes[name]
        self.spent += size
        if self.spent > MAX_ALIASED:
            raise RefusedError(TOO_MANY, span.start, limit=True)
        if isinstance(node, Scalar):
            return replace(node, span=span, raw=raw), size
        return replace(node, span=span), size


class Tree(NamedTuple):
    """What YAML read."""

    root: Node | None
    leaves: list[Span]
    """The scalars in order, so that a ``#`` in them is told from a comment."""
    odd_keys: list[Span]
    """Lists and maps that stand where a key should."""


class _Frame(Struct):
    start: int = 0
    flow: bool = False
    mapping: bool = False
    anchor: str | None = None
    size: int = 0
    nodes: list[Node] = field(default_factory=list)


def compose(source: str, offset: int, anchors: Anchors, *, soft: str | None = None, lenient: bool = False) -> Tree:
    """The tree of ``source``, which stands at ``offset`` in its region.

    Args:
        source: the characters.
        offset: added to every span.
        anchors: known anchors; those of ``source`` are added.
        soft: what YAML is to read in place of ``source``, of the same length.
        lenient: let control characters pass.

    Raises:
        RefusedError: YAML does not take it.
    """
    shown = source if soft is None else soft
    back: dict[int, str] = {}
    if lenient and CONTROL.search(shown):
        shown, back = _shield(shown, CONTROL)
    if not shown.isascii() and _NOT_LINE_ENDS.search(shown):
        shown, more = _shield(shown, _NOT_LINE_ENDS)
        back |= more
    builder = _Builder(source, offset, anchors, back)
    try:
        return builder.build(CParser(shown))
    except MarkedYAMLError as error:
        raise _refusal(error, offset) from None
    except YAMLError:
        raise RefusedError("control characters are not allowed", offset) from None


def _refusal(error: MarkedYAMLError, offset: int) -> RefusedError:
    mark, context = error.problem_mark, error.context_mark
    at = offset + (mark.index if mark else 0)
    if error.problem == _TOO_DEEP_FOR_LIBYAML:
        # It looks ahead for a key, and so meets its own limit before we see what is as deep as ours.
        return RefusedError(TOO_DEEP, at, limit=True)
    words = ", ".join(w for w in (error.problem, error.context) if w)
    return RefusedError(words, at, offset + context.index if context else None)


def _shield(text: str, pattern: re.Pattern[str]) -> tuple[str, dict[int, str]]:
    """The text with stand-ins for the characters of a pattern, and the way back."""
    free = (chr(code) for code in range(0x100000, 0x10FFFE) if chr(code) not in text)
    there = {ord(c): next(free) for c in sorted(set(pattern.findall(text)))}
    return text.translate(there), {ord(stand_in): chr(code) for code, stand_in in there.items()}


class _Builder:
    def __init__(self, source: str, offset: int, anchors: Anchors, back: dict[int, str]) -> None:
        self.source = source
        self.offset = offset
        self.anchors = anchors
        self.back = back
        self.count = 0
        self.tree = Tree(None, [], [])

    def build(self, parser: CParser) -> Tree:
        """Read all events."""
        stack = [_Frame()]
        while (event := parser.get_event()) is not None:
            if isinstance(event, ev.ScalarEvent):
                stack[-1].nodes.append(self.scalar(event))
            elif isinstance(event, ev.CollectionStartEvent):
                stack.append(self.open(event, len(stack)))
            elif isinstance(event, ev.CollectionEndEvent):
                node = self.close(stack.pop(), _places(event)[1])
                stack[-1].nodes.append(node)
            elif isinstance(event, ev.AliasEvent):
                stack[-1].nodes.append(self.alias(event))
            elif isinstance(event, ev.DocumentStartEvent) and stack[0].nodes:
                raise RefusedError("a second document begins", self.offset + _places(event)[0])
        nodes = stack[0].nodes
        return self.tree._replace(root=nodes[0] if nodes and not _is_nothing(nodes[0]) else None)

    def scalar(self, event: ev.ScalarEvent) -> Scalar:
        """A scalar event as a node."""
        begin, end = _places(event)
        style = _STYLES[event.style or ""]
        value, tag = event.value, event.tag
        if event.anchor or tag:
            begin = self.after_properties(begin, end)
        raw = self.source[begin:end]
        if style is Style.LITERAL or style is Style.FOLDED:
            # libyaml's mark stands after all blank lines that follow.
            raw = raw.rstrip("\r\n") if value.rstrip("\n")[-1:] in (" ", "\t") else raw.rstrip()
            end = begin + len(raw)
        if self.back:
            value = value.translate(self.back)
        span = Span(begin + self.offset, end + self.offset)
        node = Scalar(span, value, style, raw, _short(tag) if tag else None)
        self.tree.leaves.append(span)
        self.count += 1
        if event.anchor:
            self.anchors.nodes[event.anchor] = (node, 1)
        return node

    def alias(self, event: ev.AliasEvent) -> Node:
        """An alias as the node it stands for."""
        begin, end = _places(event)
        span = Span(begin + self.offset, end + self.offset)
        node, size = self.anchors.take(event.anchor or "", span, self.source[begin:end])
        self.count += size
        return node

    def open(self, event: ev.CollectionStartEvent, depth: int) -> _Frame:
        """A list or map begins."""
        begin, _ = _places(event)
        if depth > MAX_DEPTH:
            raise RefusedError(TOO_DEEP, self.offset + begin, limit=True)
        if event.anchor or event.tag:
            begin = self.after_properties(begin, len(self.source))
        mapping = isinstance(event, ev.MappingStartEvent)
        return _Frame(begin, bool(event.flow_style), mapping, event.anchor, self.count)

    def close(self, frame: _Frame, end: int) -> Node:
        """A list or map ends; a block one where its last value does, before blank lines and comments."""
        start = self.offset + frame.start
        self.count += 1
        node: Node
        if frame.mapping:
            pairs = zip(frame.nodes[::2], frame.nodes[1::2], strict=True)
            entries = tuple([self.entry(key, value) for key, value in pairs])
            last = entries[-1].span.end if entries else start
            node = Mapping(Span(start, self.offset + end if frame.flow else last), entries, frame.flow)
        else:
            last = max(start + 1, frame.nodes[-1].span.end) if frame.nodes else start
            span = Span(start, self.offset + end if frame.flow else last)
            node = Sequence(span, tuple(frame.nodes), frame.flow)
        if frame.anchor:
            self.anchors.nodes[frame.anchor] = (node, self.count - frame.size)
        return node

    def entry(self, key: Node, value: Node) -> Entry:
        """A key with its value."""
        if not isinstance(key, Scalar):
            self.tree.odd_keys.append(key.span)
            raw = self.source[key.span.start - self.offset : key.span.end - self.offset]
            key = Scalar(key.span, raw, Style.RAW, raw)
        span = Span(key.span.start, max(key.span.end, value.span.end))
        return Entry(span, key, None if _is_nothing(value) else value)

    def after_properties(self, begin: int, end: int) -> int:
        """Where a node begins behind its anchor and tag."""
        found = _PROPERTIES.match(self.source, begin, end)
        return found.end() if found else begin


def _places(event: ev.Event) -> tuple[int, int]:
    """Where an event begins and ends; libyaml always says it."""
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start and end else (0, 0)


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.span[0] == node.span[1] and node.tag is None


def _short(tag: str) -> str:
    return "!!" + tag[len(_CORE) :] if tag.startswith(_CORE) else tag
