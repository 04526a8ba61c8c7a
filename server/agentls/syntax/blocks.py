"""A refused header cut into entries, line by line."""

from __future__ import annotations

import re
from itertools import chain

from msgspec import Struct, field

from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.line_shapes import BARE_WORD, KEY, PROSE_KEYS, REAL_KEY, SPEAKERS, TIGHT_KEY
from agentls.syntax.nodes import Problem
from agentls.syntax.yaml_tree import NO_COLON
from agentls.text import Span

_VALUE = lazy_pattern(r"[ \t]*(?:#[^\r\n]*)?([^\r\n]*)")
_QUOTED = {
    '"': lazy_pattern(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL),
    "'": lazy_pattern(r"'[^']*(?:''[^']*)*'"),
    "[": lazy_pattern(r"\[[^\[\]\"'#:]*\]"),
    "{": lazy_pattern(r"\{[^{}\"'#]*\}"),
}
_LINE_REST = lazy_pattern(r"[ \t]*(?:[ \t]#[^\r\n]*)?(?=[\r\n]|\Z)")
_LINE = lazy_pattern(r"[^\r\n]*")
_MARKER = lazy_pattern(r"(?:---|\.\.\.)(?=\s|\Z)")
_ONE_LINE = lazy_pattern(r"[ \t]+[^\s\"'|>\[{&*!#][^\r\n]*(?=\r\n?|\n)")
_BLANKS = lazy_pattern(r"(?:(?<=[\r\n])|\A)([ ]*)[^ \r\n#]")
_LIST_ITEM = lazy_pattern(r"-(?=[ \t\r\n]|\Z)")


class Block(Struct):
    """The lines of one entry."""

    key: Span
    colon: int
    end: int
    spill: int | None = None
    """Where its value goes on at the first column, against YAML."""
    tight: bool = False
    """There is no blank after the colon."""
    deeper: int | None = None
    """Where the line begins whose key stands deeper than the others, against YAML."""


class Blocks(Struct):
    """All entries, and lines that are no part of any."""

    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def split(text: str, content: Span) -> Blocks:
    """Cut the lines of ``content`` at the keys that stand at the header's own indent."""
    splitter = _Splitter(text, content)
    start = rf"{_indent(content.of(text))}(?P<deeper>[ \t]*)(?=[^\s])"
    lines = re.compile(rf"(?<=[\r\n]){start}").finditer(text, *content)
    # Without a fence above, the first line has none before it.
    alone = content.start == 0 or text[content.start - 1] not in "\r\n"
    first = re.compile(start).match(text, *content) if alone else None
    for line in chain([first] if first else [], lines):
        if line["deeper"]:
            splitter.deeper_line(line.start(), line.end())
        else:
            splitter.line(line.start(), line.end())
    return splitter.result


def _indent(lines: str) -> str:
    """What all lines begin with but for empty ones and comments."""
    return min((line[1] for line in _BLANKS.finditer(lines)), default="")


class _Splitter:
    def __init__(self, text: str, content: Span) -> None:
        self.text = text
        self.end = content.end
        self.result = Blocks()
        self.quoted_to = content.start
        self.last: Block | None = None

    def line(self, start: int, at: int) -> None:
        """A line that begins at the header's indent; ``at`` is its first character."""
        if at < self.quoted_to:
            return
        last = self.last
        key = KEY.match(self.text, at, self.end)
        if key and not self.is_spilled(last, key["key"]):
            self.open(start, key, tight=False)
        elif (key is None and (self.text[at] == "#" or self.is_part(last, at))) or (last and last.spill is not None):
            return
        elif tight := TIGHT_KEY.match(self.text, at, self.end):
            self.open(start, tight, tight=True)
        elif last is None or BARE_WORD.match(self.text, at, self.end) or _MARKER.match(self.text, at):
            self.stray(start, at)
        else:
            last.spill = at

    def deeper_line(self, start: int, at: int) -> None:
        """An indented line: a key of its own if what stands before it is complete."""
        key = KEY.match(self.text, at, self.end)
        if key and REAL_KEY.fullmatch(key["key"]) and self.is_complete(self.last, start):
            self.open(start, key, tight=False).deeper = start

    def is_complete(self, last: Block | None, end: int) -> bool:
        """Whether an entry has all of its value in its line, and no prose; before the first one nothing is open."""
        if last is None:
            return not self.result.blocks and not self.result.problems
        value = _ONE_LINE.match(self.text, last.colon + 1, end)
        prose = last.key.of(self.text).lower() in PROSE_KEYS
        return value is not None and not prose and not self.text[value.end() : end].strip()

    def open(self, start: int, key: re.Match[str], *, tight: bool) -> Block:
        """A new entry begins."""
        if self.last:
            self.last.end = start
        self.last = block = Block(Span(*key.span("key")), key.start("colon"), self.end, tight=tight)
        self.result.blocks.append(block)
        self.quoted_to = self.closed_at(block)
        return block

    def closed_at(self, block: Block) -> int:
        """Where a value ends that opens with a quote or bracket; the block's first line if it is not closed."""
        value = _VALUE.match(self.text, block.colon + 1, self.end)
        if value is None or value[1][:1] not in _QUOTED or not value[1]:
            return block.colon
        closed = _QUOTED[value[1][0]].match(self.text, value.start(1), min(self.end, value.start(1) + 20_000))
        return closed.end() if closed and _LINE_REST.match(self.text, closed.end()) else block.colon

    def is_spilled(self, last: Block | None, key: str) -> bool:
        """Whether what looks like a key is text of the entry before."""
        if last is None:
            return " " in key
        if last.spill is not None:
            return key.lower() in SPEAKERS or not REAL_KEY.fullmatch(key)
        prose = last.key.of(self.text).lower() in PROSE_KEYS
        return prose and (key.lower() in SPEAKERS or " " in key)

    def is_part(self, last: Block | None, at: int) -> bool:
        """Whether a line is the list of a key without value, or closes a bracket."""
        if last is None or last.spill is not None:
            return False
        if _LIST_ITEM.match(self.text, at):
            value = _VALUE.match(self.text, last.colon + 1, self.end)
            return value is not None and not value[1]
        return self.text[at] in "]}"

    def stray(self, start: int, at: int) -> None:
        """A line before the first key, or a key in the making; only the first of several is reported."""
        if self.last or not self.result.problems:
            line = _LINE.match(self.text, at, self.end)
            span = Span(at, at + len(line[0].rstrip()) if line else at + 1)
            self.result.problems.append(Problem(Fault.INVALID_YAML, span, None, NO_COLON))
        if self.last:
            self.last.end = start
        self.last = None
