"""Why YAML refuses an entry: each fault by name, at the very characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.nodes import Entry, Problem, Scalar
from agentls.syntax.scalars import Style
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.yaml_tree import RefusedError

_QUOTED = {
    '"': lazy_pattern(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL),
    "'": lazy_pattern(r"'[^']*(?:''[^']*)*'"),
}
_BAD_ESCAPE = lazy_pattern(
    r"\\(?:x(?![0-9a-fA-F]{2})|u(?![0-9a-fA-F]{4})|U(?![0-9a-fA-F]{8})|[^0abt\tnvfre \"/\\N_LPxuU\r\n])|(\\[\\\"])"
)
_BRACKETS = lazy_pattern(r"""[\[\]{}]|"(?:[^"\\]|\\.)*"|(?<=[\s,\[{:])'(?:[^']|'')*'""", re.DOTALL)
_LINE = lazy_pattern(r"[ \t]*([^\r\n]*)")
_COMMENT = lazy_pattern(r"[ \t]#")
_BREAK = lazy_pattern(r"[\r\n]")
_AT_FIRST_COLUMN = lazy_pattern(r"(?<=[\r\n])[^\s][^\r\n]*")
_ITEM_AT_FIRST_COLUMN = lazy_pattern(r"(?<=[\r\n])[^\s#\]}][^\r\n]*")
# Prose that stands in the line after its key: its first colon makes a key of several words.
_WRAPPED = lazy_pattern(r"[^\s:]+[ ][^:\r\n]*:(?=[ \t\r\n])")
_TAB_INDENT = lazy_pattern(r"(?<=[\r\n])[ ]*\t(?=[ \t]*[^\s#])")
_WORD = lazy_pattern(r"[^\s,\[\]{}]+")
_ITEM = lazy_pattern(r"-[ \t]+\S")
_TAGS = frozenset(f"!!{name}" for name in ("str", "int", "float", "bool", "null", "binary", "timestamp", "merge"))
"""The tags of YAML's scalars."""
_INDICATORS = frozenset("@`%*&!|>[{]},?-")
_NO_TOKEN = "cannot start any token"  # noqa: S105


def faults_of(text: str, entry: Entry, refused: RefusedError) -> Iterator[Problem]:
    """What is wrong with an entry that YAML refuses; at least one problem.

    Args:
        text: the region.
        entry: the entry, its value raw.
        refused: why YAML refused it.
    """
    value = entry.value
    first = value.value[:1] if isinstance(value, Scalar) else ""
    start = entry.value_span.start
    letter = text[refused.at : refused.at + 1]
    if letter == "\t" and ("tab" in refused.message or _NO_TOKEN in refused.message):
        yield from _tabs(text, entry, refused)
    elif refused.limit:
        yield invalid(text, entry, refused)
    elif first in _QUOTED:
        yield from _quoted(text, entry, refused)
    elif first and first in "[{":
        yield _flow(text, entry, refused)
    elif letter == ":" and "mapping values" in refused.message:
        yield Problem(Fault.UNQUOTED_COLON, _one(refused.at), entry, refused.message)
    elif wrapped := _WRAPPED.match(text, start) if "find expected ':'" in refused.message else None:
        yield Problem(Fault.UNQUOTED_COLON, _one(wrapped.end() - 1), entry, refused.message)
    elif first in _INDICATORS and not _is_block(text, start, refused):
        yield _indicator(_one(start), entry, refused)
    else:
        yield _nested(text, entry, refused)


def _one(at: int) -> Span:
    return Span(at, at + 1)


def _tabs(text: str, entry: Entry, refused: RefusedError) -> Iterator[Problem]:
    """The first tab of each line of an entry that tabs indent."""
    tabs = {tab.end() - 1 for tab in _TAB_INDENT.finditer(text, *entry.span)} | {refused.at}
    yield from (Problem(Fault.TAB_INDENTATION, _one(at), entry, refused.message) for at in sorted(tabs))


def _indicator(span: Span, entry: Entry | None, refused: RefusedError) -> Problem:
    return Problem(Fault.UNQUOTED_INDICATOR, span, entry, refused.message)


def _is_block(text: str, start: int, refused: RefusedError) -> bool:
    """Whether the value is a block scalar and YAML stopped in its lines, not in its first one, or a block list."""
    if text[start] == "-":
        return _ITEM.match(text, start) is not None and "sequence entries" not in refused.message
    return text[start] in "|>" and _BREAK.search(text, start, refused.at) is not None


def _quoted(text: str, entry: Entry, refused: RefusedError) -> Iterator[Problem]:
    start, end = entry.value_span
    closed = _QUOTED[text[start]].match(text, start, end)
    if closed is None:
        yield Problem(Fault.UNCLOSED_QUOTE, _one(start), entry, refused.message)
        return
    bad = list(_bad_escapes(text, Span(start, closed.end()), entry, refused)) if text[start] == '"' else []
    yield from bad
    trailing = _trailing(text, closed.end(), end)
    if trailing:
        yield _indicator(trailing, entry, refused)
    elif not bad:
        yield invalid(text, entry, refused)


def _bad_escapes(text: str, span: Span, entry: Entry, refused: RefusedError) -> Iterator[Problem]:
    for escape in _BAD_ESCAPE.finditer(text, *span):
        if not escape[1]:
            at = escape.start()
            yield Problem(Fault.INVALID_ESCAPE, Span(at, at + 2), entry, refused.message)


def _trailing(text: str, begin: int, end: int) -> Span | None:
    """What stands in the line after a value that is complete, without a comment."""
    line = _LINE.match(text, begin, end)
    if line is None:
        return None
    comment = _COMMENT.search(text, begin, line.end())
    said = text[line.start(1) : comment.start() if comment else line.end()].rstrip()
    return Span(line.start(1), line.start(1) + len(said)) if said else None


def _flow(text: str, entry: Entry, refused: RefusedError) -> Problem:
    start, end = entry.value_span
    close = _flow_end(text, start, end)
    if close is None:
        return _indicator(_one(start), entry, refused)
    trailing = _trailing(text, close, end)
    if trailing:
        return _indicator(trailing, entry, refused)
    return _nested(text, entry, refused)


def _flow_end(text: str, start: int, end: int) -> int | None:
    """Where the bracket at ``start`` is closed."""
    depth = 0
    for token in _BRACKETS.finditer(text, start, end):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
            if depth == 0:
                return token.end()
    return None


def _nested(text: str, entry: Entry | None, refused: RefusedError) -> Problem:
    """A fault somewhere inside a list or map."""
    letter = text[refused.at : refused.at + 1]
    at = _one(refused.at)
    if letter and letter in "@`%" and _NO_TOKEN in refused.message:
        return _indicator(at, entry, refused)
    if "scanning an alias" in refused.message or "scanning an anchor" in refused.message:
        return _indicator(_one(refused.context), entry, refused)
    if "unknown escape" in refused.message:
        return Problem(Fault.INVALID_ESCAPE, Span(refused.at, refused.at + 2), entry, refused.message)
    if "scanning a quoted scalar" in refused.message:
        quote = _one(refused.context)
        return Problem(Fault.UNCLOSED_QUOTE, quote, entry, refused.message)
    return invalid(text, entry, refused)


def invalid(text: str, entry: Entry | None, refused: RefusedError) -> Problem:
    """Anything else: YAML's own words, at the word where it stopped."""
    at = refused.context if "could not find expected" in refused.message else refused.at
    word = _WORD.search(text, min(at, entry.span.end if entry else at), entry.span.end if entry else len(text))
    span = Span(*word.span()) if word else _last_word(text, entry, at)
    return Problem(Fault.INVALID_YAML, span, entry, refused.message)


def _last_word(text: str, entry: Entry | None, at: int) -> Span:
    if entry:
        return entry.key.span
    at = max(0, min(at, len(text) - 1))
    return Span(at, min(at + 1, len(text)))


def beyond_yaml(text: str, entry: Entry, odd_keys: list[Span]) -> Problem | None:
    """What libyaml takes in an entry and the agent tools' readers refuse."""
    value = entry.value
    if value is None or (isinstance(value, Scalar) and value.style is Style.PLAIN and value.tag is None):
        return None
    if isinstance(value, Scalar):
        return _unknown_tag(text, entry, value) or _glued(text, entry, value) or _spilled_quote(text, entry, value)
    start = value.span.start
    if any(start <= key.start < value.span.end for key in odd_keys):
        words = "a list or map cannot be a key"
        return Problem(Fault.UNQUOTED_INDICATOR, _one(start), entry, words)
    return _spilled(text, entry, _ITEM_AT_FIRST_COLUMN) if value.flow else None


def _unknown_tag(text: str, entry: Entry, value: Scalar) -> Problem | None:
    if value.tag is None or value.tag in _TAGS:
        return None
    at = text.find("!", entry.key.span.end, value.span.start)
    return Problem(Fault.UNQUOTED_INDICATOR, _one(at), entry, f"the tag {value.tag} is unknown") if at >= 0 else None


def _glued(text: str, entry: Entry, value: Scalar) -> Problem | None:
    """A ``#`` right behind a closing quote is no comment to YAML."""
    end = value.span.end
    if not value.style.is_quoted or text[end : end + 1] != "#":
        return None
    return Problem(Fault.UNQUOTED_INDICATOR, _one(end), entry, "text follows the closing quote")


def _spilled_quote(text: str, entry: Entry, value: Scalar) -> Problem | None:
    quoted = value.style is Style.DOUBLE or value.style is Style.SINGLE
    return _spilled(text, entry, _AT_FIRST_COLUMN) if quoted else None


def _spilled(text: str, entry: Entry, pattern: re.Pattern[str]) -> Problem | None:
    span = entry.value_span
    has_lines = text.find("\n", *span) >= 0 or text.find("\r", *span) >= 0
    found = pattern.search(text, *span) if has_lines else None
    if found is None:
        return None
    words = "the value goes on in a line that is not indented"
    return Problem(Fault.UNINDENTED_CONTINUATION, Span(*found.span()), entry, words, span)
