"""Where the header stands: the ``---`` fences, and what stands in their way."""

from __future__ import annotations

import re

from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.syntax.line_shapes import BARE_WORD, KEY, LINE, REAL_KEY
from agentls.syntax.nodes import Problem
from agentls.text import Span

_FENCE = lazy_pattern(r"---[ \t]*(?:\r\n?|\n|\Z)")
_CLOSING = lazy_pattern(r"---(?<=[\r\n]---)[ \t]*(?:\r\n?|\n|\Z)")
_ODD_CLOSING = lazy_pattern(r"^[ \t]*(?P<end>-{3,}[ \t]*(?:#[^\r\n]*|[A-Za-z]\w*)?)[ \t]*(?:\r\n?|\n|\Z)", re.M)
_BEFORE = lazy_pattern(r"(?:[\s\ufeff\u200b-\u200f\u2060\u00ad\0]|<!--.*?-->)*", re.DOTALL)
_LINE_SO_FAR = lazy_pattern(r"[^\r\n]*\Z")
_CODE = lazy_pattern(r"[\s\ufeff]*(?P<run>`{3,}|~{3,})[ \t]*(?P<info>[\w-]*)[ \t]*(?:\r\n?|\n)\s*?(?=---|[a-z])")
_INFO = frozenset(("", "yaml", "yml", "md", "markdown"))
_FIRST_WORDS = lazy_pattern(r"(?:[ \t]*(?:\r\n?|\n))*([^\r\n]*)")
_FIRST_KEY = lazy_pattern(r"\s*(?:#[^\r\n]*\s+)*[\w-]+[ \t]*:(?=\s)")
_HEADING = lazy_pattern(r"(?<=[\r\n])[ \t]*(?:\r\n?|\n)#{1,6}[ \t][^\r\n]*\s+(?![\w-]+[ \t]*:\s|[#\s])")
# What a Markdown formatter makes of the lines below the first fence.
_WRECKED = lazy_pattern(
    r"[ \t]*(?:\r\n?|\n)##[ \t]+[\w-]+:[ \t][^\r\n]*[ \t][\w-]+:[ \t][^\r\n]*(?:[\r\n][ \t]*[\r\n]|\Z)"
)
_TOP_KEY = lazy_pattern(r"(?:name|description):[ \t]")


class Fences(NamedTuple):
    """The parts of a header region."""

    opening: Span
    content: Span
    closing: Span | None
    end: int
    """Where the region ends: after the closing fence's line."""
    problems: tuple[Problem, ...] = ()
    indent: str = ""
    """What stands before the opening fence in its line, where the whole header is indented."""


def find_fences(text: str) -> Fences | None:
    """The header's fences, also where a loader would not find them; None where there is no header."""
    start = 1 if text.startswith("\ufeff") else 0
    opening = _FENCE.match(text, start)
    if opening:
        return None if _WRECKED.match(text, opening.end()) else _from_opening(text, opening, "", ())
    if not text or not (text[0].isspace() or text[0] in "<`~\0\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"):
        return None
    return _not_first(text) or _in_code(text)


def _from_opening(text: str, opening: re.Match[str], indent: str, problems: tuple[Problem, ...]) -> Fences | None:
    span = Span(opening.start(), opening.start() + 3)
    begin = opening.end()
    closing = _closing(indent).search(text, begin)
    if odd := None if indent else _odd_end(text, begin, closing.start() if closing else None):
        dashes = Span(*odd.span("end"))
        problem = Problem(Fault.ODD_HEADER_END, dashes, None, "the header's end is not `---` on a line of its own")
        return Fences(span, Span(begin, odd.start()), dashes, odd.end(), (*problems, problem))
    if closing:
        at = closing.start() + len(indent)
        return Fences(span, Span(begin, closing.start()), Span(at, at + 3), closing.end(), problems, indent)
    end = _plausible_end(text, begin, indent)
    if end is None:
        return None
    return Fences(span, Span(begin, end), None, end, (*problems, _unclosed(span)))


def _odd_end(text: str, begin: int, closing: int | None) -> re.Match[str] | None:
    """A line of dashes that its author took for the header's end: keys stand before it, and none behind it."""
    stop = len(text) if closing is None else closing
    if text.find("---", begin, stop) < 0:
        return None
    for odd in _ODD_CLOSING.finditer(text, begin, stop):
        after = _FIRST_WORDS.match(text, odd.end(), stop)
        words = after[1] if after else ""
        ends = closing is None or (words and _kind(words, after_blank=False) in ("prose", "end"))
        if ends and _FIRST_KEY.match(text, begin, odd.start()):
            return odd
    return None


def sooner_end(text: str, fences: Fences) -> Fences | None:
    """The fences of a header that YAML refuses because its end is missing and a rule of the body ends it.

    None where the closing fence is well placed: no heading with prose below it stands before it.
    """
    heading = _HEADING.search(text, *fences.content) if fences.closing else None
    if heading is None:
        return None
    end = _plausible_end(text, fences.content.start, fences.indent)
    if end is None or end > heading.end():
        return None
    content = Span(fences.content.start, end)
    return Fences(fences.opening, content, None, end, (*fences.problems, _unclosed(fences.opening)))


def _unclosed(opening: Span) -> Problem:
    return Problem(Fault.UNCLOSED_HEADER, opening, None, "no line `---` ends the header")


def _closing(indent: str) -> re.Pattern[str]:
    if not indent:
        return _CLOSING
    before = re.escape(indent)
    return re.compile(rf"{before}---(?<=[\r\n]{before}---)[ \t]*(?:\r\n?|\n|\Z)")


def _not_first(text: str) -> Fences | None:
    before = _BEFORE.match(text)
    opening = _FENCE.match(text, before.end()) if before else None
    if opening is None or not _FIRST_KEY.match(text, opening.end()):
        return None
    so_far = _LINE_SO_FAR.search(text, max(0, opening.start() - 200), opening.start())
    indent = so_far[0] if so_far and text.startswith(so_far[0], opening.end()) else ""
    span = Span(opening.start(), opening.start() + 3)
    problem = Problem(Fault.HEADER_NOT_FIRST, span, None, "the header does not begin on the first line")
    return _from_opening(text, opening, indent if not indent.strip(" ") else "", (problem,))


def _in_code(text: str) -> Fences | None:
    code = _CODE.match(text)
    opening = _FENCE.match(text, code.end()) if code else None
    if code is None or opening is None:
        return _code_as_fences(text, code) if code and code["info"].lower() in _INFO else None
    fences = _from_opening(text, opening, "", ()) if _FIRST_KEY.match(text, opening.end()) else None
    if fences is None:
        return None
    closing = _code_end(code["run"]).match(text, fences.end) if fences.closing else None
    end = closing.end() if closing else fences.end
    problem = _fenced(code, closing)
    return Fences(fences.opening, fences.content, fences.closing, end, (problem, *fences.problems))


def _code_as_fences(text: str, code: re.Match[str]) -> Fences | None:
    """A code block of keys in place of fences."""
    closing = re.compile(rf"(?<=[\r\n])(?P<run>{code['run']})[ \t]*(?:\r\n?|\n|\Z)").search(text, code.end())
    if closing is None or not _TOP_KEY.match(text, code.end()):
        return None
    content = Span(code.end(), closing.start())
    runs = Span(*code.span("run")), Span(*closing.span("run"))
    return Fences(runs[0], content, runs[1], closing.end(), (_fenced(code, closing),))


def _code_end(run: str) -> re.Pattern[str]:
    return re.compile(rf"\s*?(?P<run>{run})[ \t]*(?:\r\n?|\n|\Z)")


def _fenced(code: re.Match[str], closing: re.Match[str] | None) -> Problem:
    """``resume`` is the run of characters that closes the code block, if it follows the header at once."""
    end = code.end("info") if code["info"] else code.end("run")
    resume = Span(*closing.span("run")) if closing else None
    words = "the header stands in a code block"
    return Problem(Fault.FENCED_HEADER, Span(code.start("run"), end), None, words, resume)


def _plausible_end(text: str, begin: int, indent: str) -> int | None:
    """Where a header without closing fence ends: before the first line of prose; None if it has no key."""
    at = last = begin
    keys = spilled = after_blank = False
    while at < len(text):
        line = LINE.match(text, at)
        if line is None:
            break
        at = line.end()
        words = line[1].removeprefix(indent)
        kind = _kind(words, after_blank=after_blank)
        if kind == "end" or (spilled and kind == "blank"):
            break
        keys = keys or kind == "key"
        spilled = kind == "prose" or (spilled and kind != "key")
        after_blank = kind == "blank"
        if not spilled and kind not in ("blank", "comment"):
            last = at
    return last if keys or not text[begin:].strip() else None


def _kind(words: str, *, after_blank: bool) -> str:
    """What a line of an unclosed header is: key, value, comment, blank, prose, or the end of it."""
    if not words.strip():
        return "blank"
    if words[0] in " \t" or (words.startswith("- ") and not after_blank):
        return "value"
    if words[0] == "#":
        return "end" if after_blank or words.startswith("##") else "comment"
    key = KEY.match(words)
    if key and (not after_blank or REAL_KEY.fullmatch(key["key"])):
        return "key"
    if BARE_WORD.match(words) and not after_blank:
        return "key"
    return "end" if after_blank or words.startswith(("---", "```", "~~~")) else "prose"
