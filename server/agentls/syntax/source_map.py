"""Where each character of a scalar's value stands in the file, through escapes, folds and indents.

Every walk below gives ``(text, start, end)`` pieces, its positions relative to the raw characters. Should the
pieces not spell the value that YAML read, each character is said to stand in the whole scalar: coarse, never false.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.scalars import Style, View
from agentls.syntax.strings import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Piece = tuple[str, int, int]

_BLANKS = lazy_pattern(r"[ \t]*(?:\r\n?|\n)[ \t\r\n]*")
_WHITE = frozenset(" \t\r\n")
_BREAK = lazy_pattern(r"\r\n?|\n")
_SINGLE = lazy_pattern(r"''|[ \t]*[\r\n][ \t\r\n]*|[ \t]+|[^' \t\r\n]+")
_ESCAPE = r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(?:\r\n?|\n)[ \t]*|[^\r\n])"
_DOUBLE = lazy_pattern(rf"{_ESCAPE}|[ \t]*[\r\n][ \t\r\n]*|[ \t]+|[^\\ \t\r\n]+")
# Most values stand in one line, where blanks are nothing special.
_SINGLE_LINE = lazy_pattern(r"''|[^']+")
_ESCAPED = lazy_pattern(_ESCAPE)
_LINE = lazy_pattern(r"([^\r\n]*)(\r\n?|\n|\Z)")
_ESCAPES = dict(zip("0abt\tnvfre N_LP", "\0\a\b\t\t\n\v\f\r\x1b \x85\xa0\u2028\u2029", strict=True))


def view_of(value: str, raw: str, style: Style, start: int) -> View:
    """The view of a scalar whose characters are ``raw``, standing at ``start`` in its region."""
    skip = style.quotes
    if skip == 3:
        # The first line end of three quotes is no part of the text.
        skip += raw.startswith("\n", 3)
    if len(value) == len(raw) - skip - style.quotes and raw.startswith(value, skip):
        first = start + skip
        return View(value, range(first, first + len(value)), range(first + 1, first + 1 + len(value)))
    # Each place is made once: of the lists below most is copied from here.
    places = [*range(start, start + len(raw) + 1)]
    views = (_spread(walk(raw, value), places) for walk in _WALKS.get(style, ()))
    return next((view for view in views if view.text == value), None) or _coarse(value, raw, start)


def _coarse(value: str, raw: str, start: int) -> View:
    return View(value, [start] * len(value), [start + len(raw)] * len(value))


def _spread(pieces: Iterable[Piece], places: list[int]) -> View:
    """One entry per character; a piece as long as its text stands character by character."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece, begin, end in pieces:
        text.append(piece)
        if len(piece) == 1:
            starts.append(places[begin])
            ends.append(places[end])
        elif len(piece) == end - begin:
            starts += places[begin:end]
            ends += places[begin + 1 : end + 1]
        else:
            starts += [places[begin]] * len(piece)
            ends += [places[end]] * len(piece)
    return View("".join(text), starts, ends)


def _fold(raw: str, begin: int, end: int) -> Iterator[Piece]:
    """White space in a flow scalar: one line end is a blank, more of them are one less."""
    breaks = list(_BREAK.finditer(raw, begin, end))
    if not breaks:
        yield raw[begin:end], begin, end
    elif len(breaks) == 1:
        yield " ", begin, end
    else:
        yield from (("\n", b.start(), b.end()) for b in breaks[1:])


def _walk_plain(raw: str, _value: str) -> Iterator[Piece]:
    at = 0
    for blanks in _BLANKS.finditer(raw):
        yield raw[at : blanks.start()], at, blanks.start()
        yield from _fold(raw, blanks.start(), blanks.end())
        at = blanks.end()
    yield raw[at:], at, len(raw)


def _one_line(raw: str) -> bool:
    return "\n" not in raw and "\r" not in raw


def _walk_single(raw: str, _value: str) -> Iterator[Piece]:
    tokens = _SINGLE_LINE if _one_line(raw) else _SINGLE
    for token in tokens.finditer(raw, 1, len(raw) - 1):
        begin, end = token.span()
        if token[0] == "''":
            yield "'", begin, end
        elif raw[begin] in _WHITE:
            yield from _fold(raw, begin, end)
        else:
            yield token[0], begin, end


def _walk_double(raw: str, _value: str) -> Iterator[Piece]:
    if _one_line(raw):
        at, stop = 1, len(raw) - 1
        for escape in _ESCAPED.finditer(raw, at, stop):
            begin, end = escape.span()
            if at < begin:
                yield raw[at:begin], at, begin
            yield _unescape(escape[0]), begin, end
            at = end
        yield raw[at:stop], at, stop
    else:
        yield from _walk_double_lines(raw)


def _walk_double_lines(raw: str) -> Iterator[Piece]:
    joined = False
    for token in _DOUBLE.finditer(raw, 1, len(raw) - 1):
        begin, end = token.span()
        first = raw[begin]
        if first == "\\":
            yield _unescape(token[0]), begin, end
        elif first not in _WHITE:
            yield token[0], begin, end
        elif joined:
            yield from (("\n", b.start(), b.end()) for b in _BREAK.finditer(raw, begin, end))
        else:
            yield from _fold(raw, begin, end)
        joined = first == "\\" and raw[begin + 1] in "\r\n"


def _unescape(escape: str) -> str:
    letter = escape[1]
    if letter in "\r\n":
        return ""
    if len(escape) > 2:
        code = int(escape[2:], 16)
        return chr(code) if code < 0x110000 else "\ufffd"
    return _ESCAPES.get(letter, letter)


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _lines(raw: str, value: str) -> list[tuple[str, int, int, int]]:
    """The lines of a block scalar without indent: text, its start, its end, the end of its line end."""
    found = [(m[1], m.start(), m.end(1), m.end()) for m in _LINE.finditer(raw)][1:]
    first = next((line for line, *_ in found if line.strip(" ")), "")
    # The parent's indent is not known here; what YAML left of the first line's blanks tells it.
    indent = max(0, _blanks(first) - _blanks(value.lstrip("\n")))
    lines = []
    for line, begin, end, after in found:
        cut = min(indent, _blanks(line))
        lines.append((line[cut:], begin + cut, end, after))
    return lines


def _ending(raw: str, value: str, lines: list[tuple[str, int, int, int]], shown: int) -> Iterator[Piece]:
    """The line ends after the last line with text, as many as the chomping left."""
    count = len(value) - len(value.rstrip("\n"))
    places = [(end, after) for _, _, end, after in lines[max(shown - 1, 0) :]]
    for number in range(count):
        end, after = places[number] if number < len(places) else (len(raw), len(raw))
        yield "\n", end, after


def _walk_literal(raw: str, value: str) -> Iterator[Piece]:
    lines = _lines(raw, value)
    shown = max((n for n, line in enumerate(lines, 1) if line[0]), default=0)
    for number, (text, begin, end, after) in enumerate(lines[:shown], 1):
        yield text, begin, end
        if number < shown:
            yield "\n", end, after
    yield from _ending(raw, value, lines, shown)


def _walk_folded(raw: str, value: str) -> Iterator[Piece]:
    lines = _lines(raw, value)
    shown = max((n for n, line in enumerate(lines, 1) if line[0]), default=0)
    breaks: list[tuple[int, int]] = []
    deep = True
    for text, begin, end, after in lines[:shown]:
        if text:
            indented = text[0] in " \t"
            yield from _fold_breaks(breaks, literal=deep or indented)
            yield text, begin, end
            deep = indented
            breaks = []
        breaks.append((end, after))
    yield from _ending(raw, value, lines, shown)


def _fold_breaks(breaks: list[tuple[int, int]], *, literal: bool) -> Iterator[Piece]:
    if literal:
        yield from (("\n", begin, end) for begin, end in breaks)
    elif len(breaks) == 1:
        yield " ", *breaks[0]
    else:
        yield from (("\n", begin, end) for begin, end in breaks[1:])


def _walk_string(style: Style) -> Callable[[str, str], Iterator[Piece]]:
    return lambda raw, _value: pieces(raw, style)


_WALKS: dict[Style, tuple[Callable[[str, str], Iterator[Piece]], ...]] = {
    Style.PLAIN: (_walk_plain,),
    Style.BARE_LINE: (_walk_plain,),
    # YAML's first, then those of TOML and JSON.
    Style.SINGLE: (_walk_single,),
    Style.DOUBLE: (_walk_double, _walk_string(Style.DOUBLE)),
    Style.LITERAL: (_walk_literal,),
    Style.FOLDED: (_walk_folded,),
    Style.SINGLE_LINES: (_walk_string(Style.SINGLE_LINES),),
    Style.DOUBLE_LINES: (_walk_string(Style.DOUBLE_LINES),),
}
