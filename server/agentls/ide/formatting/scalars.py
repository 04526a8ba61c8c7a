"""Single values: their lines. What a reader gets stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.emit.yaml import STEP
from agentls.syntax.scalars import Style
from agentls.text import LINE_END

if TYPE_CHECKING:
    from agentls.syntax.nodes import Scalar

_HEAD = lazy_pattern(r"[|>][-+0-9]*")


def split(raw: str) -> list[str]:
    """The lines of some characters, without their ends."""
    return LINE_END.split(raw)


def flow_lines(node: Scalar, indent: int) -> list[str]:
    """The lines of a plain or quoted value below a column ``indent``; the first without blanks before it."""
    first, *rest = split(node.raw)
    if not rest:
        return [first]
    ends = [line if line.endswith("\\") else _stripped_end(line, node.style) for line in (first, *rest)]
    moved = (line.lstrip(" \t") for line in ends[1:])
    return [ends[0], *(" " * (indent + STEP) + line if line else "" for line in moved)]


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
