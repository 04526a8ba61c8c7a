"""Writing values as YAML in a style of one's choice. What is written is read back first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.scalars import Style
from agentls.syntax.yaml_tree import Anchors, RefusedError, compose

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP = 2
"""How many columns further right than its key a block scalar stands."""
WIDTH = 100
"""The column after which folded text goes on in a new line."""

_BREAKABLE = lazy_pattern(r"(?<=[^ \t]) (?=[^ \t])")
_UNSHOWN = lazy_pattern('[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"\\\\]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x85": "\\N"}
_SURROGATE = lazy_pattern("[\ud800-\udfff]")


def write(value: str, style: Style, indent: str = " " * STEP, line_end: str = "\n", width: int = WIDTH) -> str | None:
    """The string as YAML to stand after ``key: ``, without the last line's end; None where the style cannot hold it.

    Plain, single-quoted and double-quoted values stay in one line. What is written is read back by PyYAML and by our
    own reader, and is that very string to both; so it is to readers of YAML 1.1 and 1.2.

    Args:
        value: the string, its lines parted by ``\\n``.
        style: any of YAML's.
        indent: what the lines after the first begin with: blanks, ``STEP`` more than before the key.
        line_end: what to end lines with.
        width: where folded text goes on in a new line; 0 for nowhere.
    """
    if _SURROGATE.search(value):
        return None
    written = _written(value, style, indent, line_end, width)
    return written if written is not None and _reads(written, value, indent, line_end) else None


def forms(value: str) -> frozenset[Style]:
    """The styles that can hold the string, however far it is indented."""
    return frozenset(style for style in Style if write(value, style) is not None)


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
