"""Writing values as YAML in a style of one's choice, and examples in lines. What is written is read back first."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import yaml

from agentls.syntax.examples import find_examples
from agentls.syntax.scalars import Style, View
from agentls.syntax.yaml_tree import Anchors, RefusedError, compose
from agentls.text import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP = 2
"""How many columns further right than its key a block scalar stands."""
WIDTH = 100
"""The column after which folded text goes on in a new line."""

_ROUNDS = 8
_LOOK_BACK = 80
_BREAKABLE = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
_UNSHOWN = re.compile('[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"\\\\]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x85": "\\N"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_BEFORE_LABEL = re.compile(r"[ \t]*[*_]{0,3}\Z")
_LINE_REST = re.compile(r"[ \t]*(?:\n|\Z)")
_TAG_LINE = re.compile(r"[ \t]*</[^<>]*>[ \t]*")
_LINE_LEAD = re.compile(r"(?:\A|\n)[ \t>]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?[*_]{0,3}\Z")


def write(value: str, style: Style, indent: str = " " * STEP, line_end: str = "\n", width: int = WIDTH) -> str | None:
    """The string as YAML to stand after ``key: ``, without the last line's end; None where the style cannot hold it.

    Plain, single-quoted and double-quoted values stay in one line. What is written is read back by PyYAML and by our
    own reader, and is that very string to both; so it is to readers of YAML 1.1 and 1.2.

    Args:
        value: the string, its lines parted by ``\\n``.
        style: any but ``Style.RAW``.
        indent: what the lines after the first begin with: blanks, ``STEP`` more than before the key.
        line_end: what to end lines with.
        width: where folded text goes on in a new line; 0 for nowhere.
    """
    if _SURROGATE.search(value):
        return None
    written = _written(value, style, indent, line_end, width)
    return written if written is not None and _reads(written, value, indent, line_end) else None


def forms(value: str, indent: str = " " * STEP) -> frozenset[Style]:
    """The styles that can hold the string."""
    return frozenset(style for style in Style if write(value, style, indent) is not None)


def lay_out(example: str) -> str:
    """An example with its tags and each turn at the start of a line of its own; only white space changes.

    Args:
        example: from its opening tag to its closing one, as the reader of the value gets it.
    """
    text = LINE_END.sub("\n", example)
    # A tag is taken for one by what stands beside it, so a line begun may show the next tag.
    for _ in range(_ROUNDS):
        before, text = text, _laid_out(text)
        if text == before:
            break
    return text


def _laid_out(text: str) -> str:
    text = _dedented(text.strip("\n"))
    starts = sorted({at for at in map(partial(_shown, text), _turn_starts(text)) if not _stands(text, at)})
    parts = [text[start:end] for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]
    lines = "\n".join(part.strip(" \t") for part in parts).split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).strip("\n")


def _written(value: str, style: Style, indent: str, line_end: str, width: int) -> str | None:
    match style:
        case Style.LITERAL | Style.FOLDED:
            return _block(value, style, indent, line_end, width)
        case Style.DOUBLE:
            return '"' + _UNSHOWN.sub(_escape, value) + '"'
        case Style.SINGLE if "\n" not in value:
            return "'" + value.replace("'", "''") + "'"
        case Style.PLAIN if "\n" not in value and "\t" not in value:
            return value
    return None


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    return _ESCAPES.get(char) or (f"\\x{ord(char):02x}" if char < "\u0100" else f"\\u{ord(char):04x}")


def _block(value: str, style: Style, indent: str, line_end: str, width: int) -> str | None:
    text = value.rstrip("\n")
    if not text.strip():
        return None
    ends = len(value) - len(text)
    # A first line that begins with a blank would be taken for the indentation.
    lead = str(STEP) if text.lstrip("\n")[0] in " \t" else ""
    chomping = ("-", "", "+")[min(ends, 2)]
    lines = text.split("\n")
    if style is Style.FOLDED:
        lines = list(_folded(lines, width))
    head = ("|" if style is Style.LITERAL else ">") + lead + chomping
    return line_end.join([head, *(indent + line if line else "" for line in lines), *[""] * (ends - 1)])


def _folded(lines: list[str], width: int) -> Iterator[str]:
    """The lines to write so that folding them gives these: breaks doubled, but not beside a line in blanks."""
    before, empty = "", 0
    for line in lines:
        if not line:
            empty += 1
            continue
        flush = before and before[0] not in " \t" and line[0] not in " \t"
        yield from [""] * (empty + bool(flush))
        yield from _wrapped(line, width)
        before, empty = line, 0


def _wrapped(line: str, width: int) -> Iterator[str]:
    if not width or len(line) <= width or line[0] in " \t":
        yield line
        return
    start = end = 0
    for gap in [*(found.start() for found in _BREAKABLE.finditer(line)), len(line)]:
        if gap - start > width and end > start:
            yield line[start:end]
            start = end + 1
        end = gap
    yield line[start:]


def _reads(written: str, value: str, indent: str, line_end: str) -> bool:
    key = indent[STEP:]
    source = f"{key}k: {written}{line_end}{key}z: 0{line_end}"
    try:
        if yaml.load(source, yaml.CSafeLoader) != {"k": value, "z": 0}:
            return False
        root = compose(source, 0, Anchors()).root
    except (yaml.YAMLError, RefusedError, ValueError):
        return False
    return root is not None and root.data == {"k": value, "z": 0}


def _turn_starts(text: str) -> Iterator[int]:
    """Where lines have to begin: at what follows an opening tag, at each turn, at a closing tag."""
    view = View(text, range(len(text)), range(1, len(text) + 1))
    for example in find_examples(view):
        yield example.opening.start
        yield example.opening.end
        if example.closing:
            yield from example.closing
        for turn in example.turns:
            found = _BEFORE_LABEL.search(text, max(turn.label.start - _LOOK_BACK, 0), turn.label.start)
            yield found.end() - len(found[0].lstrip()) if found else turn.label.start


def _shown(text: str, at: int) -> int:
    """The first place from here on that is no blank."""
    while text[at : at + 1] in (" ", "\t"):
        at += 1
    return at


def _stands(text: str, at: int) -> bool:
    """Whether a line begins here already, or ends here."""
    return bool(_LINE_LEAD.search(text, max(at - _LOOK_BACK, 0), at) or _LINE_REST.match(text, at))


def _dedented(text: str) -> str:
    """The text without the blanks that its lines have in common, not counting tags in lines of their own."""
    first, *lines = text.split("\n")
    last = [lines.pop().strip(" \t")] if lines and _TAG_LINE.fullmatch(lines[-1]) else []
    common = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    return "\n".join([first.lstrip(" \t"), *(line[common:] for line in lines), *last])
