"""What a code block holds that does not parse in its own language: shell, text, another language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LINE = lazy_pattern(r"^[ \t]*(?P<words>[^\s#][^\n\r]*?)[ \t]*\r?$", re.M)
_SHELL = lazy_pattern(
    r"\$ +[\w./]|(?:sudo +|uv +|poetry +)?(?:"
    r"pip3?|python3?|pytest|uvx?|conda|poetry|npm|npx|yarn|pnpm|bun|node|deno|cargo|go|make|git|gh|docker|kubectl|helm|"
    r"terraform|aws|gcloud|az|curl|wget|ssh|tar|cd|mkdir|rm|cp|mv|ls|cat|chmod|export|source|brew|apt|apt-get|bash|sh|echo"
    r")[ \t]+(?![=:,(+*/|&.]+[ \t]|=|(?:in|is|and|or|if|for|not)\b)[^\s=(:,]"
)
_ASSIGNED = lazy_pattern(r"[A-Z_]+=\S+")
_GOES_ON = lazy_pattern(r"\\$|^(?:--?\w|<<|\||&&|[\"'])")
_TEXT = lazy_pattern(
    r"[-*+•][ \t]+[A-Z][\w'’()/-]*(?:[ \t]+[\w'’()/&,-]+)*[.:]?|\d+\.[ \t]+[A-Z][\w'’-]*[ \t]\w.*|[├└│].*"
)
_KEY = lazy_pattern(r"(?:- )?[\w.-]+:(?:[ \t]|$)|---$")
_HEADER = lazy_pattern(r"\s*---[ \t]*\r?\n(?P<keys>.*?\n)[ \t]*---[ \t]*\r?\n", re.S)
_TABLE = lazy_pattern(r"\[[\w.\"-]+\]$|[\w.-]+[ \t]*=")


class Foreign(NamedTuple):
    """What the block holds instead."""

    span: Span
    words: str
    language: str
    """The language that all of it is in; empty where that is not sure."""
    plain: bool
    """Nobody takes it for the block's own language."""


def guess_content(code: str, stop: int, name: str, parses: Mapping[str, Callable[[str], None]]) -> Foreign | None:
    """What stands in a block that does not parse in the language ``name``.

    Args:
        code: the block.
        stop: where its own parser stopped.
        name: its language, as people write it.
        parses: the parsers of other languages, which raise where something is wrong.
    """
    lines = list(_LINE.finditer(code))
    if not lines:
        return None
    first = lines[0]
    for language, opening in (("yaml", _KEY), ("toml", _TABLE)):
        other = language.upper()
        if other != name and opening.match(first["words"]) and len(lines) > 1 and _is(parses[language], code):
            return Foreign(
                Span(*first.span("words")), f"This is {other}, not {name}; label it `{language}`", language, plain=True
            )
    if name == "YAML" and (below := _below_header(code, stop, lines, parses["yaml"])):
        return below
    return _shell(lines, stop, name) or _text(lines, stop, name)


def _below_header(code: str, stop: int, lines: list[re.Match[str]], parse: Callable[[str], None]) -> Foreign | None:
    """The text of a whole Markdown file, of which only the header is YAML."""
    header = _HEADER.match(code)
    if not header or stop < header.end() or not _is(parse, header["keys"]):
        return None
    first = next((line for line in lines if line.start() >= header.end()), lines[-1])
    return Foreign(
        Span(*first.span("words")), "Text below a header in a YAML block; label it `markdown`", "markdown", plain=True
    )


def _is(parse: Callable[[str], None], code: str) -> bool:
    try:
        parse(code)
    except Exception:
        return False
    return True


def _shell(lines: list[re.Match[str]], stop: int, name: str) -> Foreign | None:
    margin = lines[0].start("words") - lines[0].start()
    commands = [line for line in lines if line.start("words") - line.start() == margin and _SHELL.match(line["words"])]
    if not commands or commands[0].start() > stop:
        return None
    span = Span(*commands[0].span("words"))
    before = None
    for line in lines:
        goes_on = before is not None and before["words"].endswith("\\")
        if not (goes_on or line in commands or _GOES_ON.search(line["words"]) or _ASSIGNED.match(line["words"])):
            return Foreign(span, f"Shell command in a {name} block", "", plain=False)
        before = line
    return Foreign(span, f"This is shell, not {name}; label it `bash`", "bash", plain=True)


def _text(lines: list[re.Match[str]], stop: int, name: str) -> Foreign | None:
    at = next((line for line in reversed(lines) if line.start() <= stop), lines[0])
    if name == "Python" and _TEXT.fullmatch(at["words"]):
        return Foreign(Span(*at.span("words")), f"This is prose, not {name}; label it `text`", "", plain=True)
    return None
