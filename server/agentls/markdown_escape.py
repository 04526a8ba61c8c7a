"""Words of files as Markdown that is nothing but words: no picture is fetched, no command offered, no HTML shown.

Whoever hovers over a name in a project that he has only just fetched sees what a stranger has written.
"""

from __future__ import annotations

import re

from agentls.lazy_pattern import lazy_pattern

_PIECE = lazy_pattern(r"(?P<run>`+)|(?P<other>[\\\[\]<])")
_ESCAPED = lazy_pattern(r"\\([\\`\[\]<])")


def escape(text: str) -> str:
    """A line of text as inline Markdown: code spans stay, of all else nothing becomes a link, a picture or HTML.

    A run of backticks opens a code span where one of the same length follows, as CommonMark has it; all others and all
    backslashes are escaped, so that a reader finds the same spans. A bar in a span would end it in a table.
    """
    made, at = [], 0
    while found := _PIECE.search(text, at):
        end = _find_end(text, found["run"], found.end()) if found["run"] else None
        span = "" if end is None else text[found.start() : end]
        made.append(text[at : found.start()])
        made.append(span or "".join(f"\\{mark}" for mark in found[0]))
        at = found.start() + (len(span) or len(found[0]))
    return "".join([*made, text[at:]])


def escape_lines(text: str) -> str:
    """Several lines, each by itself: a code span that goes over lines could end with a block."""
    return "\n".join(escape(line) for line in text.split("\n"))


def unescape(markdown: str) -> str:
    """The same for those who are shown the characters as they are."""
    return _ESCAPED.sub(r"\1", markdown)


def code(text: str) -> str:
    """Text as a code span, out of which none of it can break."""
    line = " ".join(text.split())
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line[:1] == "`" or line[-1:] == "`" or not line else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def link(label: str, uri: str) -> str:
    """A link; its label is shown as it stands."""
    words = re.sub(r"([\\`\[\]<])", r"\\\1", " ".join(label.split()))
    target = re.sub(r"[()<>\\\s]", _encode, uri)
    return f"[{words}]({target})"


def _encode(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _find_end(text: str, run: str, start: int) -> int | None:
    """Where the code span ends that a run of backticks opens; None where it opens none that may stand."""
    closing = re.compile(rf"(?<!`){run}(?!`)").search(text, start)
    return closing.end() if closing and "|" not in text[start : closing.start()] else None
