"""What stands in code and what does not, as markdown-it reads it."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

_LINE_END = re.compile(r"\r\n?|\n")
_FENCE = re.compile(r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(?:`{3,}|~{3,})[^`]*")
_PARSER = MarkdownIt("commonmark")


def fences(markdown: str) -> list[tuple[int, int]]:
    """The first line of each fenced block and the line behind its last."""
    tokens = _PARSER.parse(markdown)
    return [(token.map[0], token.map[1]) for token in tokens if token.type == "fence" and token.map]


def in_code(markdown: str) -> list[tuple[str, bool]]:
    """Each line that looks like no fence, and whether it stands in a fenced block."""
    inside = {number for first, end in fences(markdown) for number in range(first, end)}
    return [(line, number in inside) for number, line in numbered(markdown)]


def numbered(markdown: str) -> list[tuple[int, str]]:
    """These lines with their numbers, from 0."""
    lines = enumerate(_LINE_END.split(markdown))
    return [(number, line) for number, line in lines if not _FENCE.fullmatch(line)]
