"""Single values: the style to write them in, and their lines. What a reader gets stays the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.syntax.emit.yaml import STEP, write
from agentls.syntax.scalars import Style
from agentls.text import LINE_END

if TYPE_CHECKING:
    from agentls.syntax.nodes import Scalar

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_HEAD = re.compile(r"[|>][-+0-9]*")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=<~.")
"""Readers differ in what they make of some of these at the beginning of a plain value."""
_SWITCHES = frozenset(("y", "Y", "n", "N"))
"""Truth values to YAML 1.1, though PyYAML does not take them for such."""


def split(raw: str) -> list[str]:
    """The lines of some characters, without their ends."""
    return LINE_END.split(raw)


def key_text(key: Scalar) -> str:
    """A key, without quotes where it needs none."""
    return key.value if key.style.is_quoted and _WORD.fullmatch(key.value) and _is_plain(key.value) else key.raw


def flow_lines(node: Scalar, indent: int, *, commented: bool = False) -> list[str]:
    """The lines of a plain or quoted value that stands below a column ``indent``: the first without blanks before it.

    Lines that stand in one line of double quotes, parted by escapes, are shown as lines, in a literal block.
    A value with a comment behind it keeps its quotes, which show where it ends.
    """
    lines = split(node.raw)
    if len(lines) == 1 and commented:
        return lines if node.style is Style.PLAIN else [_quoted(node)]
    if len(lines) == 1:
        return ("\n" in node.value and _literal(node, indent + STEP)) or [_inline(node)]
    ends = [line if line.endswith("\\") else _stripped_end(line, node.style) for line in lines]
    rest = (line.lstrip(" \t") for line in ends[1:])
    return [ends[0], *(" " * (indent + STEP) + line if line else "" for line in rest)]


def block_lines(node: Scalar, indent: int) -> list[str]:
    """The lines of a block scalar that stands below a column ``indent``, its first the indicators."""
    head, *lines = split(node.raw)
    found = _HEAD.match(head)
    indicators, comment = (found[0], head[found.end() :].strip()) if found else (head, "")
    text = node.value.rstrip("\n")
    if text.strip():
        lines, shift = _dedented(lines, node.value)
        ends = len(node.value) - len(text)
        indicators = indicators[0] + shift + ("-", "", "+")[min(ends, 2)]
        lines += [""] * (ends - 1)
    return [f"{indicators} {comment}".rstrip(), *(" " * (indent + STEP) + line if line else "" for line in lines)]


def _dedented(lines: list[str], value: str) -> tuple[list[str], str]:
    """The lines without the block's indentation, and the indicator they then need."""
    first = next(line for line in lines if line.strip(" "))
    shown = value.lstrip("\n")
    depth = max(0, _blanks(first) - _blanks(shown))
    # A first line that begins with a blank would be taken for the indentation.
    return [line[min(depth, _blanks(line)) :] for line in lines], str(STEP) if shown[0] in " \t" else ""


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _stripped_end(line: str, style: Style) -> str:
    stripped = line.rstrip(" \t")
    # In double quotes a backslash keeps the blank behind it.
    return line if style is Style.DOUBLE and stripped.endswith("\\") else stripped


def _literal(node: Scalar, indent: int) -> list[str] | None:
    written = write(node.value, Style.LITERAL, " " * indent) if _shows_itself(node) else None
    return written.split("\n") if written else None


def _inline(node: Scalar) -> str:
    """A value of one line, without quotes where it needs none."""
    if node.style is Style.PLAIN or not _shows_itself(node):
        return node.raw
    return node.value if _is_plain(node.value) else _quoted(node)


def _quoted(node: Scalar) -> str:
    """A quoted value of one line in the quotes with fewer escapes, double ones for choice."""
    style = Style.SINGLE if node.value.count('"') > node.value.count("'") else Style.DOUBLE
    same = style is node.style or not _shows_itself(node)
    return node.raw if same else write(node.value, style) or node.raw


def _shows_itself(node: Scalar) -> bool:
    """Whether the value holds no backslash, nor a character that only an escape lets one see."""
    if "\\" in node.value:
        return False
    return all(
        char == "\n" or char.isprintable() or node.raw.count(char) == node.value.count(char) for char in set(node.value)
    )


def _is_plain(value: str) -> bool:
    """Whether the string needs no quotes to be a string to every reader."""
    if not value or value[0] in _INDICATORS or value in _SWITCHES or "\n" in value:
        return False
    return write(value, Style.PLAIN) is not None
