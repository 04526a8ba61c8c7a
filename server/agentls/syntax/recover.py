"""The entries of a header that YAML refuses, each read on its own."""

from __future__ import annotations

from contextlib import suppress

from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.syntax.blocks import Block, split
from agentls.syntax.faults import beyond_yaml, faults_of, invalid
from agentls.syntax.nodes import Entry, Mapping, Problem, Scalar
from agentls.syntax.scalars import Style
from agentls.syntax.yaml_tree import NO_COLON, UNDEFINED, Anchors, RefusedError, Tree, compose
from agentls.text import Span

_INDENT = lazy_pattern(r"(?<=[\r\n])[ \t]+")
_LINE = lazy_pattern(r"[^\r\n]*")


class Reading(NamedTuple):
    """What a header's lines say."""

    root: Mapping
    problems: list[Problem]
    leaves: list[Span]
    """The scalars' places in order."""


class Entrywise:
    """Reads entry after entry; a value that YAML refuses is kept raw.

    Args:
        text: the region.
        soft: what YAML is to read in place of its content, of the same length.
        content: where the lines stand.
    """

    def __init__(self, text: str, soft: str, content: Span) -> None:
        self.text = text
        self.soft = soft
        self.content = content
        self.cut = split(text, content)
        self.anchors = Anchors()
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.leaves: list[Span] = []
        self.limited = False
        """Whether an entry is too much to be read, so that what refers to it finds nothing."""

    def read(self, refused: RefusedError) -> Reading:
        """All entries; YAML's words about the whole where each alone is well."""
        for block in self.cut.blocks:
            self.block(block)
        if self.entries:
            self.problems += self.cut.problems
        if not self.problems:
            holder = next((e for e in self.entries if e.span.start <= refused.context < e.span.end), None)
            self.problems.append(invalid(self.text, holder, refused))
        first = self.entries[0].span.start if self.entries else self.content.start
        last = self.entries[-1].span.end if self.entries else first
        return Reading(Mapping(Span(first, last), tuple(self.entries)), self.problems, self.leaves)

    def block(self, block: Block) -> None:
        """One entry: YAML's reading if it takes it, else its raw characters and what is wrong with them."""
        raw = _raw_entry(self.text, block)
        try:
            tree, entry = self.composed(Span(block.key.start, block.end if block.spill is None else block.spill))
        except RefusedError as refused:
            self.refused(block, raw, refused)
            return
        if block.spill is not None:
            self.keep(raw, [_continuation(self.text, block, raw)])
            return
        self.leaves += tree.leaves
        self.entries.append(entry)
        problem = _deeper(self.text, block, entry) or beyond_yaml(self.text, entry, tree.odd_keys)
        self.problems += [problem] if problem else []

    def keep(self, raw: Entry, problems: list[Problem]) -> None:
        """Add an entry as it stands."""
        self.entries.append(raw)
        self.problems += problems
        self.leaves.append(raw.span)

    def refused(self, block: Block, raw: Entry, refused: RefusedError) -> None:
        """An entry that YAML refuses; one that only tabs indent is read as if blanks did."""
        self.limited |= refused.limit
        echo = self.limited and refused.message == UNDEFINED
        problems = [] if echo else self.explained(block, raw, refused)
        if problems and all(p.fault is Fault.TAB_INDENTATION for p in problems):
            with suppress(RefusedError):
                _, raw = self.composed(Span(block.key.start, block.end), tabs=True)
            problems = [p._replace(entry=raw) for p in problems]
        self.keep(raw, problems)

    def composed(self, span: Span, *, tabs: bool = False) -> tuple[Tree, Entry]:
        """The one entry in ``span`` as YAML reads it.

        Raises:
            RefusedError: YAML does not take it.
        """
        soft = span.shift(-self.content.start).of(self.soft)
        if tabs:
            soft = _INDENT.sub(lambda blanks: " " * len(blanks[0]), soft)
        tree = compose(span.of(self.text), span.start, self.anchors, soft=soft, lenient=True)
        if not isinstance(tree.root, Mapping) or len(tree.root.entries) != 1:
            raise RefusedError("no key with a value", span.start)
        return tree, tree.root.entries[0]

    def explained(self, block: Block, raw: Entry, refused: RefusedError) -> list[Problem]:
        """Why YAML refuses an entry."""
        if block.tight:
            return [_tight(self.text, block, raw)]
        deeper = _deeper(self.text, block, raw)
        found = [*([deeper] if deeper else []), *faults_of(self.text, raw, refused)]
        # An open quote takes in all that follows: that is one fault, not two.
        if block.spill is None or any(p.fault is Fault.UNCLOSED_QUOTE for p in found):
            return found
        return [*found, _continuation(self.text, block, raw)]


def _raw_entry(text: str, block: Block) -> Entry:
    """The entry with its characters as they stand."""
    characters = block.key.of(text)
    quoted = characters[0] in "\"'"
    style = Style.RAW if quoted else Style.PLAIN
    key = Scalar(block.key, characters[1:-1] if quoted else characters, style, characters)
    begin = block.colon + 1
    characters = text[begin : block.end]
    raw = characters.strip()
    if not raw:
        return Entry(Span(block.key.start, begin), key, None)
    begin += len(characters) - len(characters.lstrip())
    value = Scalar(Span(begin, begin + len(raw)), raw, Style.RAW, raw)
    return Entry(Span(block.key.start, value.span.end), key, value)


def _continuation(text: str, block: Block, raw: Entry) -> Problem:
    """The problem of a value that goes on at the first column."""
    line = _LINE.match(text, block.spill or block.end, block.end)
    span = Span(line.start(), line.start() + len(line[0].rstrip())) if line else raw.value_span
    words = "the value goes on in a line that is not indented"
    return Problem(Fault.UNINDENTED_CONTINUATION, span, raw, words, raw.value_span)


def _deeper(text: str, block: Block, entry: Entry) -> Problem | None:
    """The problem of a key that stands deeper than the keys before it."""
    if block.deeper is None:
        return None
    tab = text.find("\t", block.deeper, block.key.start)
    if tab >= 0:
        return Problem(Fault.TAB_INDENTATION, Span(tab, tab + 1), entry, "a tab indents the key")
    return Problem(Fault.INVALID_YAML, block.key, entry, "the key is indented too deeply")


def _tight(text: str, block: Block, raw: Entry) -> Problem:
    """The problem of a colon without a blank after it."""
    after = block.colon + 1
    # A no-break space looks like the blank that is wanted, so it is shown.
    at = after if text[after : after + 1] == "\u00a0" else block.colon
    return Problem(Fault.INVALID_YAML, Span(at, at + 1), raw, NO_COLON)
