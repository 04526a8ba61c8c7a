"""The lines of a body that look like code fences, and what the text between them looks like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.memo import Memo

_RUNS = ("```", "~~~")
_LINE = lazy_pattern(
    r"(?P<before>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<run>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*?)[ \t]*\r?$", re.M
)
_HEADING = lazy_pattern(r"^[ \t>]*#{1,6}[ \t]+\S", re.M)
_LOW_HEADING = lazy_pattern(r"^[ \t>]*#{2,6}[ \t]+\S", re.M)
_STRESSED = lazy_pattern(r"^[ \t>]*(?:[-*+][ \t]+|\d+\.[ \t]+)?\*\*[^*\n]+\*\*", re.M)
_DRAWING = lazy_pattern(r"^[ \t>]*[├└│┌┐┘▼▲→]", re.M)
_INTRODUCES = lazy_pattern(r"[ \t>]*(?:#{2,6}[ \t].*|(?:[-*+][ \t]+|\d+\.[ \t]+)?\*\*[^*]+\*\*:?|[^\n]*:\*\*)\s*")
_BLANK_LINE = lazy_pattern(r"\n[ \t>]*\r?\n")
_SENTENCE = lazy_pattern(
    r"^[ \t>]*\r?\n[ \t>]*(?:[-*+][ \t]+|\d+\.[ \t]+)?"
    r"(?:[A-Z][a-z'’]*(?:[ ,]+[\w'’()`/-]+){2,}|[^\x00-\x7f])[^\n;{}]*$",
    re.M,
)
"""A line of prose, behind a blank one."""
_TEXTS = frozenset(
    ("", "markdown", "md", "mdx", "text", "txt", "plaintext", "plain", "template", "xml", "html", "prompt")
)
_NO_COMMENT = frozenset(("javascript", "js", "typescript", "ts", "jsx", "tsx", "json", "java", "go", "rust", "css"))


class Gap(NamedTuple):
    """What stands between a fence line and the next."""

    empty: bool
    """Nothing, or blank lines."""
    opens_blank: bool
    ends_blank: bool
    headed: bool
    """Its first line is a heading of Markdown."""
    introduces: bool
    """Its last words announce something: a heading, a stressed line."""
    headings: int
    stressed: int
    """Lines that begin with words in bold."""
    drawing: bool
    """It has lines of a drawn tree or box."""


class Line(NamedTuple):
    """A line that looks like a fence, without its place: equal ones mean the same."""

    mark: str
    length: int
    column: int
    quotes: int
    marked: bool
    """A list marker stands before it, so it can only open a block."""
    bare: bool
    """It has no info string."""
    holds_text: bool
    """By its info string, a block that it opens holds text rather than a program."""
    gap: Gap
    """What follows."""


class FenceLine(NamedTuple):
    """A line and where it stands."""

    line: Line
    run: Span
    before: Span
    """From the line's start to its run."""


def fence_lines(text: str, memo: Memo) -> Iterator[FenceLine]:
    """All such lines; the lines of ``text`` end in a line feed."""
    found = [match for start in _with_runs(text) if (match := _LINE.match(text, start))]
    ends = [*(each.start() for each in found[1:]), len(text)]
    for each, end in zip(found, ends, strict=True):
        line = memo(_line, each["before"], each["run"], each["info"], text[each.end() + 1 : end])
        yield FenceLine(line, Span(*each.span("run")), Span(each.start(), each.start("run")))


def _with_runs(text: str) -> list[int]:
    """The starts of all lines with three of a fence's characters."""
    starts = set()
    for run in _RUNS:
        at = text.find(run)
        while at >= 0:
            starts.add(text.rfind("\n", 0, at) + 1)
            end = text.find("\n", at)
            at = text.find(run, end) if end >= 0 else -1
    return sorted(starts)


def _line(before: str, run: str, info: str, behind: str) -> Line:
    language = _language(info)
    return Line(
        run[0],
        len(run),
        len(before.replace(">", " ").expandtabs(4)),
        before.count(">"),
        not set(before) <= set(" \t>"),
        not info,
        language in _TEXTS,
        _gap(behind, language),
    )


def _language(info: str) -> str:
    return info.split(maxsplit=1)[0].strip("{}.").lower() if info else ""


def _gap(text: str, language: str) -> Gap:
    words = text.strip("\r\n\t >")
    if not words:
        return Gap(True, bool(text.strip("\r\n")) or text.count("\n") > 0, False, False, False, 0, 0, False)
    first, last = text.partition("\n")[0], words.rpartition("\n")[2]
    # One `#` begins a comment in most languages.
    headed = (_HEADING if language in _NO_COMMENT or language in _TEXTS else _LOW_HEADING).match(words)
    return Gap(
        False,
        not first.strip(" \t\r>"),
        not text.removesuffix("\n").rpartition("\n")[2].strip(" \t\r>"),
        headed is not None and bool(first.strip(" \t\r>")),
        _INTRODUCES.fullmatch(last) is not None,
        len(_LOW_HEADING.findall(text)) if "##" in text else 0,
        len(_STRESSED.findall(text)) if "**" in text else 0,
        not text.isascii() and _DRAWING.search(text) is not None,
    )


def code_end(text: str, start: int, end: int, info: str) -> int | None:
    """Where the code ends in a block that nothing closes.

    Args:
        text: what it stands in.
        start: where its first line begins.
        end: where the last line ends that it may have.
        info: its info string; None is returned where it says that the block holds text, which may go on.
    """
    language = _language(info)
    headings = _HEADING if language in _NO_COMMENT or language in _TEXTS else _LOW_HEADING
    found = [each for pattern in (headings, _STRESSED, _SENTENCE) if (each := pattern.search(text, start, end))]
    if language in _TEXTS and _BLANK_LINE.search(text, start, end):
        return None
    first = min((each.start() for each in found), default=end)
    kept = text[start:first].rstrip()
    return start + len(kept) if kept else None
