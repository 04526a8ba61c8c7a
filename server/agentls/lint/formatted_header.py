"""A header that a Markdown formatter took for a ruler with a heading or a paragraph below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from agentls.json_text import json_text
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agentls_schemas.kind import Kind

_RULER = r"(?:_{3,}|\*{3,}|-{3,}|(?:\*[ \t]+){2,}\*|(?:_[ \t]+){2,}_|(?:-[ \t]+){2,}-)[ \t]*"
_OPENING = lazy_pattern(rf"\ufeff?\s*(?P<ruler>{_RULER})(?:\r\n?|\n)\s*(?=[#\w])")
_HEADING = lazy_pattern(r"#{1,6}[ \t]+(?P<words>[^\r\n]+)(?:\r\n?|\n|\Z)")
_END = rf"(?:{_RULER}|=+[ \t]*)(?:\r\n?|\n|\Z)"
_LINES = lazy_pattern(rf"(?P<words>(?:(?!{_END})[^\r\n]*(?:\r\n?|\n))+){_END}")
_LINE = lazy_pattern(r"[^\r\n]+")
_CODE = lazy_pattern(r"(`+)(?:(?!`).)+?\1(?!`)")
_ESCAPE = lazy_pattern(r"\\([!-/:-@\[-`{-~])")
_ENTITY = lazy_pattern(r"&#(?:\d+|[xX][\da-fA-F]+);")
_KEY_LIKE = lazy_pattern(r"(?:^|\s)[a-z][\w-]*:(?=\s|$)")
MISBEGUN = lazy_pattern(
    r"\ufeff?(?P<first>(?!---[ \t]*[\r\n])[^\r\n]*?)[ \t]*(?:(?:\r\n?|\n)(?:---[ \t]*(?:\r\n?|\n))?|(?<!.))"
    r"(?P<key>(?:name|description):[ \t])[^\r\n]*(?:\r\n?|\n)(?=(?:[\w-]+:[ \t].*|-{3,})(?:[\r\n]|\Z))"
)
"""A header whose lines are sound and whose first line is not the fence it should be."""
_BLOCK = lazy_pattern(r"\A[|>][+-]?\s+")


class Wrecked(NamedTuple):
    """What is left of the header."""

    span: Span
    """From the ruler to the last key's value."""
    end: int
    """Where the text behind it begins."""
    lines: tuple[str, ...]
    """The keys and values as they were; empty where that cannot be told."""
    plain: bool
    """Nothing else can have been meant."""


class _Piece(NamedTuple):
    key: str
    value: str
    items: tuple[str, ...] = ()


def find_formatted_header(text: str, kind: Kind) -> Wrecked | None:
    """The remains of a header at the beginning of a text; None where there are none."""
    opening = _OPENING.match(text)
    if opening is None or MISBEGUN.match(text):
        return None
    heading = _HEADING.match(text, opening.end())
    found = heading or _LINES.match(text, opening.end())
    if found is None:
        return None
    import html

    words = _ENTITY.sub(lambda each: html.unescape(each[0]), found["words"])
    pieces = list(_in_heading(words, kind) if heading else _in_lines(words, kind))
    if len(pieces) < 2 or not any(piece.key in kind.fields for piece in pieces[:1]):
        return None
    lines = tuple(line for piece in pieces for line in _written(piece))
    span = Span(opening.start("ruler"), found.start("words") + len(found["words"].rstrip()))
    return Wrecked(span, found.end(), lines, _is_plain(pieces, kind))


def _keys(kind: Kind) -> str:
    return "|".join(map(re.escape, sorted(kind.fields, key=len, reverse=True)))


def _in_heading(words: str, kind: Kind) -> Iterator[_Piece]:
    """The pieces of a line, parted where a known key begins."""
    keys = list(re.finditer(rf"(?:^|(?<=\s))(?P<key>{_keys(kind)}):(?=\s|$)", words))
    if not keys or words[: keys[0].start()].strip():
        return
    ends = [*(key.start() for key in keys[1:]), len(words)]
    for key, end in zip(keys, ends, strict=True):
        yield _Piece(key["key"], _unescaped(" ".join(words[key.end() : end].split())))


def _in_lines(words: str, kind: Kind) -> Iterator[_Piece]:
    """The pieces of a paragraph, one for each line that begins with a known key; lists may follow."""
    key = re.compile(rf"(?P<key>{_keys(kind)}):(?:\s+|$)(?P<value>.*)")
    piece: _Piece | None = None
    for each in _LINE.finditer(words):
        line = each[0].strip()
        if found := key.fullmatch(line):
            if piece:
                yield piece
            piece = _Piece(found["key"], _unescaped(found["value"]))
        elif piece is None:
            return
        elif line.startswith(("- ", "* ")) and not piece.value:
            piece = piece._replace(items=(*piece.items, _unescaped(line[2:].strip())))
        elif line:
            piece = piece._replace(value=f"{piece.value} {_unescaped(line)}".strip())
    if piece:
        yield piece


def _unescaped(words: str) -> str:
    """The characters that a formatter put backslashes before, without these; code stands as it is."""
    parts, at = [], 0
    for code in _CODE.finditer(words):
        parts += [_ESCAPE.sub(r"\1", words[at : code.start()]), code[0]]
        at = code.end()
    return "".join([*parts, _ESCAPE.sub(r"\1", words[at:])])


def _written(piece: _Piece) -> Iterable[str]:
    """The lines of YAML that say this."""
    if piece.items:
        return [f"{piece.key}:", *(f"  - {_scalar(item)}" for item in piece.items)]
    return [f"{piece.key}: {_scalar(_BLOCK.sub('', piece.value, count=1))}"]


def _scalar(value: str) -> str:
    """The value as it stands where YAML reads it so, else in quotes."""
    try:
        read = yaml.safe_load(f"x: {value}\n")["x"]
    except (yaml.YAMLError, TypeError, KeyError):
        return json_text(value)
    same = read == value or value[:1] in ("'", '"') or (not isinstance(read, str) and "#" not in value)
    return value if same else json_text(value)


def _is_plain(pieces: list[_Piece], kind: Kind) -> bool:
    keys = [piece.key for piece in pieces]
    needed = {"description", *(field.key for field in kind.fields.values() if field.required)}
    whole = len(set(keys)) == len(keys) and needed <= set(keys)
    return whole and all(_is_plain_value(piece) for piece in pieces)


def _is_plain_value(piece: _Piece) -> bool:
    value = piece.value
    if piece.items:
        return not value and not any(_KEY_LIKE.search(item) for item in piece.items)
    if value[:1] in ("'", '"'):
        return len(value) > 1 and value[-1] == value[0] and value[0] not in value[1:-1]
    return bool(value) and value[0] != "|" and _KEY_LIKE.search(value) is None
