"""A header's entries as lines: two blanks a level, comments and single blank lines where they stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from agentls.ide.formatting.flow import collection_lines
from agentls.ide.formatting.scalars import block_lines, flow_lines, split
from agentls.lazy_pattern import lazy_pattern
from agentls.lint.suppress import MARK
from agentls.semantics.fields import line_start
from agentls.syntax.emit.yaml import STEP
from agentls.syntax.nodes import Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from agentls.syntax.nodes import Header

_TOKEN = lazy_pattern(r"[ \t]+|(?P<break>\r\n?|\n)|(?P<comment>#[^\r\n]*)|(?P<mark>[-,:\[\]])")
_LINE = lazy_pattern(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_REST = lazy_pattern(r"[^\r\n]*")
_BLANK_LINES = lazy_pattern(r"(?:[ \t]*(?>\r\n?|\n))*(?=[ \t]*[\r\n])")
_COLON = lazy_pattern(r"[ \t]*:")


class UnlaidError(Exception):
    """Something stands in the header that this module does not lay out."""


class Part(Struct):
    """A top-level entry with the comments and the blank line that belong to it, or what follows the last entry."""

    key: str | None
    start: int
    """Where its lines begin in the header's text."""
    lines: list[str] = field(default_factory=list)
    """As they are to be; an empty one at the start is the blank line before it."""
    lead: int = 0
    """How many of the lines stand before the key."""


def parts(header: Header) -> list[Part]:
    """The entries laid out, in the order written.

    Args:
        header: one that a strict reader takes, its root in block form.

    Raises:
        UnlaidError: between the entries stands what belongs to none.
    """
    return _Layout(header).run()


class _Layout:
    def __init__(self, header: Header) -> None:
        self.header = header
        self.text = header.text
        self.at = header.content.start
        """How far the text has been brought into lines."""
        self.done = self.at
        """The end of what was written last."""
        self.parts: list[Part] = []
        self.lines: list[str] = []
        self.fresh = True
        """A block has just begun; a blank line here is dropped."""
        self.blank = False
        """A blank line is due."""
        self.columns: dict[int, int] = {}
        """For the nested columns of the entry, where they are moved."""

    def run(self) -> list[Part]:
        """All parts, one after the last entry included."""
        breaks = 1
        for entry in self.header.root.entries:
            begun = len(self.parts)
            self.advance(entry.span.start, 0, self.column(entry.span.start), breaks=breaks)
            if len(self.parts) == begun:
                self.begin()
            self.parts[-1].key = entry.key.value
            self.parts[-1].lead = len(self.lines) + (self.blank and not self.fresh)
            self.top(entry)
            self.done, breaks = self.at, 0
        self.advance(self.header.content.end, 0, 0, breaks=breaks)
        return self.parts

    def begin(self) -> None:
        """A part begins, at the line after what was written last."""
        found = _LINE.match(self.text, self.done)
        start = found.end() if found and self.parts else self.done
        self.lines = []
        self.columns = {}
        self.parts.append(Part(None, start, self.lines))

    def column(self, at: int) -> int:
        """How many characters stand before ``at`` in its line."""
        return at - line_start(self.text, at)

    def put(self, indent: int, words: str) -> None:
        """A line of its own."""
        if self.blank and not self.fresh:
            self.lines.append("")
        self.blank = self.fresh = False
        self.lines.append(" " * indent + words)

    def advance(
        self, until: int, indent: int, column: int, marks: str = "", stop: str = "", *, breaks: int = 0
    ) -> None:
        """Brings blank lines and comments before ``until`` into lines.

        Args:
            until: where to end.
            indent: of comments on lines of their own.
            column: that of what follows; a comment further right belongs to what came before.
            marks: the characters that may stand there besides.
            stop: one of them to end behind.
            breaks: line ends since the last thing written.
        """
        while self.at < until:
            token = _TOKEN.match(self.text, self.at, until)
            if token is None or (token["mark"] and token["mark"] not in marks):
                raise UnlaidError
            self.at = token.end()
            if token["break"]:
                breaks += 1
            elif token["comment"]:
                self.comment(token["comment"].rstrip(), token.start(), breaks, indent, column)
                breaks = 0
            elif token["mark"] and token["mark"] == stop:
                break
        self.blank = self.blank or breaks > 1

    def comment(self, words: str, at: int, breaks: int, indent: int, column: int) -> None:
        """A comment: behind the last line, or on its own."""
        if not breaks:
            self.lines[-1] += f" {words}"
            self.done = self.at
            return
        mine = self.column(at)
        if mine > column and MARK not in words:
            indent = self.columns.get(max((c for c in self.columns if c <= mine), default=-1), indent)
        self.blank = self.blank or breaks > 1
        if not indent and (not self.parts or self.parts[-1].key is not None):
            self.begin()
        self.put(indent, words)
        self.done = self.at

    def top(self, entry: Entry) -> None:
        """A top-level entry; as it stands where it cannot be laid out."""
        lines, state = list(self.lines), (self.blank, self.fresh)
        try:
            self.entry(entry, 0)
        except UnlaidError:
            if self.column(entry.span.start):
                raise
            self.lines[:] = lines
            self.blank, self.fresh = state
            start = entry.span.start - self.column(entry.span.start)
            rest_of_line = _REST.match(self.text, entry.span.end)
            end = rest_of_line.end() if rest_of_line else entry.span.end
            first, *rest = split(self.text[start:end])
            self.put(0, first)
            self.lines += rest
            self.columns = {STEP: STEP} if _is_block(entry.value) else {}
            self.at = end

    def mapping(self, node: Mapping, indent: int) -> None:
        """A block map."""
        for entry in node.entries:
            column = self.column(entry.span.start)
            self.advance(entry.span.start, indent, column)
            self.columns[column] = indent
            self.entry(entry, indent)

    def entry(self, entry: Entry, indent: int) -> None:
        """A key with its value."""
        colon = _COLON.match(self.text, entry.key.span.end)
        if colon is None or entry.key.span.start != entry.span.start or "\n" in entry.key.raw:
            raise UnlaidError
        self.put(indent, f"{entry.key.raw}:")
        self.at = colon.end()
        if entry.value is not None:
            self.value(entry.value, indent, self.column(entry.span.start))

    def value(self, node: Node, indent: int, column: int) -> None:
        """What follows a colon or dash that is moved from ``column`` to ``indent``."""
        self.fresh = True
        if isinstance(node, Mapping) and not node.flow:
            self.mapping(node, indent + STEP)
        elif isinstance(node, Sequence) and not node.flow:
            self.sequence(node, indent + STEP)
        elif isinstance(node, Scalar) and node.style.is_block:
            if "#" in self.text[self.at : node.span.start]:
                raise UnlaidError
            self.beside(block_lines(node, indent))
            self.at = node.span.end
            if node.value.endswith("\n\n"):
                # These blank lines are part of the value.
                found = _BLANK_LINES.match(self.text, self.at)
                self.at = found.end() if found else self.at
        else:
            self.flow(node, indent, column)
        self.fresh = self.blank = False

    def flow(self, node: Node, indent: int, column: int) -> None:
        """A plain or quoted value, or a flow list or map; one on a line of its own stays on one."""
        lines, before = len(self.lines), self.lines[-1]
        alone = len(split(self.text[self.at : node.span.start])) > 1 and before.endswith(":")
        self.advance(node.span.start, indent + STEP, column + STEP)
        alone = alone or len(self.lines) > lines or self.lines[-1] != before
        if isinstance(node, Scalar):
            written = flow_lines(node, indent)
        else:
            shift = indent + STEP - self.column(node.span.start) if alone else indent - column
            written = collection_lines(self.text, node, shift)
        self.fresh = True
        self.at = node.span.end
        if alone:
            self.put(indent + STEP, written[0])
            self.lines += written[1:]
        else:
            self.beside(written)

    def beside(self, lines: list[str]) -> None:
        """Lines of which the first goes on in the line written last."""
        self.lines[-1] += f" {lines[0]}"
        self.lines += lines[1:]

    def sequence(self, node: Sequence, indent: int) -> None:
        """A block list."""
        column = self.column(node.span.start)
        for item in node.items:
            self.advance(self.header.content.end, indent, column, "-", "-")
            self.columns[column] = indent
            self.item(item, indent, column)

    def item(self, node: Node, indent: int, column: int) -> None:
        """What follows a dash; a block map or list begins beside it."""
        dash = len(self.lines) + (self.blank and not self.fresh)
        self.put(indent, "-")
        if isinstance(node, Scalar) and not node.raw:
            return
        block = _is_block(node)
        if block:
            self.fresh = True
            self.advance(node.span.start, indent + STEP, column + STEP)
        self.value(node, indent, column)
        if block and self.lines[dash] == " " * indent + "-":
            self.lines[dash : dash + 2] = [f"{self.lines[dash]} {self.lines[dash + 1].lstrip(' ')}"]


def _is_block(node: Node | None) -> bool:
    return isinstance(node, Mapping | Sequence) and not node.flow
