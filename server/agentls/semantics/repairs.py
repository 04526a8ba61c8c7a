"""What agent tools make of a header's lines that are no YAML, before they read them once more."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from agentls.json_text import json_text
from agentls.lazy_pattern import lazy_pattern
from agentls.semantics.lenient_yaml import read
from agentls_schemas.verdicts import Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY_LINE = lazy_pattern(r"(?P<key>[A-Za-z_-]+):\s+(?P<value>[^\r\n\u2028\u2029]+)")
_TOP_LINE = lazy_pattern(r"(?P<key>[A-Za-z_]\w*)\s*:\s*(?P<value>.*)", re.A)
_LINE_END = lazy_pattern(r"\r?\n")
_PLAIN_FAULT = lazy_pattern(r"^[@`\[]|: ")
_SPECIAL = lazy_pattern(r"[{}\[\]*&#!|>%@`]|: ")
_KEY = lazy_pattern(r"(?P<key>(?:[^:'\"]|:(?! |$)|'[^']*'|\"[^\"]*\")*):(?: +(?P<value>.*)|$)")
_BLOCK = lazy_pattern(r"[|>][+-]?|[|>]2")
_SUSPECT = lazy_pattern(r"[&*!?\[{|>%@`'\"]|.*(?:: |:\Z|#)", re.S)
_NUMBER = lazy_pattern(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_WORDS = {"true": True, "false": False, "null": None}
_MANY = 20_000
"""Lines above which a repair is not tried; nobody writes such a header."""


def repair(lines: str, how: Repair) -> str:
    """The lines that a tool reads in place of those that it could not read."""
    return _REPAIRS[how](lines) if lines.count("\n") < _MANY else lines


def _requoted(lines: str) -> str:
    """The lines with every value in quotes that YAML may stumble over, sound ones among them."""
    return "\n".join(map(_requoted_line, lines.split("\n")))


def _requoted_line(line: str) -> str:
    found = _KEY_LINE.fullmatch(line)
    if found is None or _stays(value := found["value"]) or not _SPECIAL.search(value):
        return line
    return f"{line[: found.start('value')]}{_quoted(value)}"


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _stays(value: str) -> bool:
    if value[0] in "\"'" and value[-1] == value[0]:
        return True
    return value[0] == "[" and value[-1] == "]" and read(f"x: {value}") is not None


def _in_blocks(lines: str) -> str:
    """The lines with every value of a top-level line that has a colon as a block of its own."""
    return "\n".join(map(_in_block, _LINE_END.split(lines)))


def _in_block(line: str) -> str:
    found = _TOP_LINE.fullmatch(line)
    value = found["value"].strip() if found else ""
    return f"{found['key']}: |-\n  {value}" if found and ":" in value and value[0] not in "\"'" else line


def _with_plain_quoted(lines: str) -> str:
    """The lines with every value in quotes that has a colon or begins with a sign that cannot begin one."""
    return "\n".join(map(_quoted_line, _LINE_END.split(lines)))


def _quoted_line(line: str) -> str:
    found = _KEY_LINE.fullmatch(line)
    return line if found is None or not _PLAIN_FAULT.search(found["value"]) else _requoted_line(line)


def _on_lines(lines: str) -> str:
    """The lines with blanks for tabs, every block on one line, and every value in quotes that YAML may stumble over."""
    return "\n".join(_each_on_a_line(line.replace("\t", "  ").rstrip() for line in lines.split("\n")))


def _each_on_a_line(lines: Iterator[str]) -> Iterator[str]:
    begun: re.Match[str] | None = None
    words: list[str] = []
    for line in lines:
        is_comment = line.lstrip().startswith("#")
        if begun and not is_comment and (not line or _indent(line) > _indent(begun["key"])):
            words.append(line.strip())
            continue
        if begun:
            yield f"{begun['key']}: {_quoted(' '.join(words).strip())}"
            begun, words = None, []
        found = None if is_comment else _KEY.fullmatch(line)
        value = found["value"] or "" if found else ""
        if found and _BLOCK.fullmatch(value):
            begun = found
        else:
            yield f"{found['key']}: {_quoted(value)}" if found and _is_suspect(value) else line
    if begun:
        yield f"{begun['key']}: {_quoted(' '.join(words).strip())}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_suspect(value: str) -> bool:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return not is_quoted and _SUSPECT.match(value) is not None


def _line_by_line(lines: str) -> str:
    """What the lines say to a reader that knows no YAML: keys, values, and lists and maps of one level."""
    found: dict[str, object] = {}
    parts = [line for line in lines.split("\n") if line.strip() and not line.strip().startswith("#")]
    inside: list[object] | dict[str, object] | None = None
    for line, following in zip(parts, [*parts[1:], ""], strict=True):
        key, colon, value = (part.strip() for part in line.partition(":"))
        if isinstance(inside, list) and line.startswith("  - "):
            inside.append(_value_of(line[4:].strip()))
        elif isinstance(inside, dict) and line.startswith("  "):
            inside[key] = _value_of(value)
        elif value:
            found[key], inside = _value_of(value), None
        elif colon and following.startswith("  "):
            inside = [] if following.startswith("  - ") else {}
            found[key] = inside
    return "\n".join(f"{json_text(key)}: {json_text(value)}" for key, value in found.items())


def _value_of(text: str) -> object:
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    number = float(text) if _NUMBER.fullmatch(text) else math.inf
    if math.isinf(number):
        return text
    return int(number) if number.is_integer() else number


_REPAIRS = {
    Repair.NONE: lambda lines: lines,
    Repair.QUOTES: _requoted,
    Repair.PLAIN: _with_plain_quoted,
    Repair.BLOCKS: _in_blocks,
    Repair.ONE_LINE: _on_lines,
    Repair.BY_LINE: _line_by_line,
}
