"""Backslashes in double quotes that were written for themselves and are read as escapes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.finding import Edit
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATH = lazy_pattern(
    r"""(?<![\w\\])(?:[A-Za-z]:|\\\\[\w.$-]+|%\w+%|\$env:\w+|~|(?P<here>(?<![.\w])\.{1,2}))(?=\\)"""
    r"""(?P<rest>(?:\\(?:\\|[^\r\n"' ])(?:[^\\\s"'`<>|*?,;:()]|(?<=Program)[ ](?=Files)|[ ]?\(x86\))*)+)"""
)
"""A drive, a share, a variable or a home folder, and what its backslashes part, doubled or not."""
_TRACE = lazy_pattern(
    r"\\(?:[\\abfv]|(?<=[%~]\\)|(?<=(?<![\w\\])[A-Za-z]:\\)|(?<=(?<![.\w\\])\.\\)|(?<=(?<![.\w\\])\.\.\\))"
)
"""A backslash as in paths, but for variables, and in signs of patterns: found a tenth as fast as they are."""
_ESCAPE = lazy_pattern(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.S)
_WORD_EDGE = lazy_pattern(r"\\(?:\\|[abfv](?=\w)|(?<=[\w)\]+*?]\\)b|.)", re.S)
# Behind a line break a sentence goes on; what begins with n as well is read as a name.
_NAME = lazy_pattern(
    r"\\n(?!(?:and|an?|or|if|in|it|its|use|used|using|all|any|each|is|on|as|at|ask|add|also|only|after|always|ensure|"
    r"else|every|each|example|examples|update|output|open|other|end)\b)(?:[aeiou][a-z]|pm\b|ginx|vim|vm\b|tfs|lp\b)"
)
_READ = {
    "0": "NUL", "a": "a bell", "b": "a backspace", "t": "a tab", "n": "a line break", "v": "a vertical tab",
    "f": "a form feed", "r": "a carriage return", "e": "an escape character", "_": "a no-break space",
    "L": "a line end", "N": "a line end", "P": "a line end",
}  # fmt: skip
_SIGN = 2
"""Characters of a sign of a pattern: a backslash and its letter."""
_SURE = 2
"""``.\\n`` may end a sentence; with one more backslash it is a path."""


class Meant(NamedTuple):
    """A text whose backslashes stand for themselves."""

    span: Span
    """All of it: a path, or a sign of a pattern."""
    escapes: tuple[Span, ...]
    """The backslashes in it that are not doubled, with what they are read with."""
    plain: bool = True
    """Whether it is certain where it ends."""

    def edits(self, text: str) -> tuple[Edit, ...]:
        """Each backslash doubled, those two that a share begins with too."""
        share = (Edit(Span(self.span.start, self.span.start), "\\\\"),) if self.span.of(text)[:2] == "\\\\" else ()
        return (*share, *(Edit(Span(span.start, span.start), "\\") for span in self.escapes))

    def slashes(self, text: str) -> Edit | None:
        """Slashes for the backslashes of a path, which every tool reads for what they are; None for no path."""
        written = self.span.of(text)
        return Edit(self.span, written.replace("\\\\", "/").replace("\\", "/")) if len(written) > _SIGN else None


def meant(text: str, within: Span) -> Iterator[Meant]:
    """The texts between the quotes of ``within`` whose backslashes YAML takes for escapes, in order."""
    if not _TRACE.search(text, *within) and text.find("$env:", *within) < 0:
        return
    at = within.start
    for path in _PATH.finditer(text, *within):
        yield from _signs(text, at, path.start())
        found = _in_path(text, path)
        if found.escapes and not (path["here"] and len(found.escapes) < _SURE):
            yield found
        at = found.span.end
    yield from _signs(text, at, within.end)


def read_as(escape: str) -> str:
    """What YAML makes of an escape, in words."""
    if escape[1] in "xuU" and len(escape) > 2:
        return f"the character U+{int(escape[2:], 16):04X}"
    return _READ.get(escape[1], "an escape")


def _in_path(text: str, path: re.Match[str]) -> Meant:
    escapes: list[Span] = []
    end = path.start("rest")
    for escape in _ESCAPE.finditer(text, *path.span("rest")):
        if _ends_path(text, escape):
            plain = not (escape[0] == "\\n" and text[escape.end() : escape.end() + 1].islower())
            return Meant(Span(path.start(), escape.start()), tuple(escapes), plain)
        if escape[0] != "\\\\":
            escapes.append(Span(*escape.span()))
        end = escape.end()
    return Meant(Span(path.start(), max(end, path.end())), tuple(escapes))


def _ends_path(text: str, escape: re.Match[str]) -> bool:
    """Whether it is a line break or a quote behind the path and not one of its backslashes."""
    if escape[0] == "\\n":
        return not _NAME.match(text, escape.start())
    after = text[escape.end() : escape.end() + 1]
    return (
        escape[0][1] in '"/ \t'
        or (escape[0] == "\\r" and after == "\\")
        or (escape[0] == "\\t" and not after.isalnum())
    )


def _signs(text: str, start: int, end: int) -> Iterator[Meant]:
    """Edges of words in patterns and letters that become control characters, which no value means."""
    for sign in _WORD_EDGE.finditer(text, start, end):
        if sign[0] in ("\\a", "\\b", "\\f", "\\v"):
            yield Meant(Span(*sign.span()), (Span(*sign.span()),))
