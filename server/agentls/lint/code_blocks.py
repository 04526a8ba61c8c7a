"""Whether a code block parses: JSON, YAML, TOML and Python. Nothing is executed."""

from __future__ import annotations

import re
import textwrap
import warnings
from types import MappingProxyType
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.lint.foreign_code import guess_content
from agentls.named_tuple import NamedTuple
from agentls.syntax.parser_words import needless_comma, plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Break(NamedTuple):
    """The place where a parser stopped, in code points from the block's start, and its words."""

    start: int
    end: int
    message: str
    sketch: bool
    """The block is a template or a sketch, not meant to parse as it stands."""
    language: str = ""
    """The language that all of the block is in instead, where that is sure."""


_SKETCH = lazy_pattern(
    r"\.\.\.|…|<[A-Za-z][^<>\n]*>|\{\{|\{%|\$\{|\[(?:[A-Z][A-Z _-]+|[a-z]+ [a-z ]+)\]"
    r"|(?<!:)//|/\*|\bTODO\b|\|\s*\"",
)
# What stands for something else in the line where a parser of data stops; in a program it may be meant.
_PLACEHOLDER = lazy_pattern(
    r"(?<![\w$\"'])\{[A-Za-z_][\w .-]*\}[\w/.-]|[\w/.-]\{[A-Za-z_][\w .-]*\}|\[[A-Za-z][\w -]*\](?=[\w/.\[-])"
    r"|\$[A-Z_]{2,}|%[sd]\b|\b(?:YYYY|HH:MM)\b"
    r"|:\s*(?:[A-Z]|[A-Z][A-Z_]+|integer|string|boolean|number)\s*(?=,|\r?$)|^[ \t]*[✅❌✓✗]",
    re.M,
)
_WORD = lazy_pattern(r"\w+|.", re.S)
_JSON_PARTS = lazy_pattern(r'"(?:[^"\\\n]|\\.)*+"|,(?=\s*[}\]])')
# Syntax of Python newer than the oldest this runs on; what it says must not depend on who runs it.
_NEWER_PYTHON = lazy_pattern(r"\s*(?:type\s+\w+.*=|(?:async\s+)?(?:def|class)\s+\w+\[|except\*?\s+[\w.]+\s*,)")
# What parsers say when a block holds several documents, one after the other.
_SEVERAL = lazy_pattern(r"twice|document start|overwrite")
_LIST_PART = lazy_pattern(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(\"[^\"\n]*\"|'[^'\n]*')[ \t]*,?[ \t]*(?:#|\r?$)", re.M)
_FRAGMENT = lazy_pattern(r"\A\s*(?:\"[^\"\n]*\"\s*:|\}|\])")
# The middle of a block, of a docstring or of a dictionary is quoted for its looks.
_PYTHON_PART = lazy_pattern(
    r"\s*(?:(?:elif|else|except|finally)\b|(?:\"[^\"\n]*\"|'[^'\n]*')[ \t]*:"
    r"|(?:Args|Returns|Raises|Yields|Attributes|Examples?|Notes?)::?[ \t]*\r?$)",
    re.M,
)
# A command whose output a tool puts in its place.
_RUN = lazy_pattern(r"^[ \t]*!`[^`\n]+`", re.M)
_COMMENT = lazy_pattern(r"^[ \t]*(?:#|//)(?P<words>[^\n]*)|[ \t](?:#|//)(?P<behind>[^\n]*)", re.M)
_SHOWN_AS_WRONG = lazy_pattern(r"❌|✗|\b(?:wrong|bad|incorrect|invalid|broken|don't)\b", re.I)
_DETECTED = lazy_pattern(r" \(detected at line \d+\)")


def find_break(language: str, code: str) -> Break | None:
    """Where the block does not parse; None for sound blocks, fragments and languages not known here."""
    check = CHECKERS.get(language)
    if check is None or not code.strip():
        return None
    try:
        check(code)
    except _StopError as stop:
        return None if _RUN.search(code) or _is_shown_as_wrong(code, stop.offset) else _break(language, code, stop)
    except (RecursionError, MemoryError):
        return None
    return None


def _is_shown_as_wrong(code: str, offset: int) -> bool:
    """Whether the last comment up to the line at an offset says that what follows is wrong."""
    end = code.find("\n", offset)
    said = [found["words"] or found["behind"] for found in _COMMENT.finditer(code, 0, end if end >= 0 else len(code))]
    return bool(said) and _SHOWN_AS_WRONG.search(said[-1] or "") is not None


def _break(language: str, code: str, stop: _StopError) -> Break:
    sketch = bool(_SKETCH.search(code) or _SEVERAL.search(stop.message))
    name = language_name(language)
    other = guess_content(code, stop.offset, name, CHECKERS)
    if other:
        return Break(*other.span, other.words, sketch or other.plain, other.language)
    if not sketch and name != "Python":
        start, end = code.rfind("\n", 0, stop.offset) + 1, code.find("\n", stop.offset)
        sketch = _PLACEHOLDER.search(code, start, end if end >= 0 else len(code)) is not None
    message = f"{name} does not parse: {plain_words(stop.message)}"
    return Break(*_word(code, stop.offset), message, sketch)


def language_name(language: str) -> str:
    """A language as people write it."""
    return {"json": "JSON", "toml": "TOML"}.get(language, "YAML" if language[0] == "y" else "Python")


def without_last_commas(code: str) -> str | None:
    """JSON without the commas before closing brackets; None if that does not make it parse."""
    repaired = _JSON_PARTS.sub(lambda m: "" if m[0] == "," else m[0], code)
    return repaired if find_break("json", repaired) is None else None


def _word(code: str, offset: int) -> tuple[int, int]:
    """The word at an offset, or the last character before it where nothing but white space is left in its line."""
    if not code[offset : offset + 1].strip():
        offset = max(len(code[:offset].rstrip()) - 1, 0)
        return offset, offset + 1
    word = _WORD.match(code, offset)
    return (offset, word.end()) if word else (offset, offset + 1)


class _StopError(Exception):
    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset, self.message = offset, message


def _json(code: str) -> None:
    import json

    if _FRAGMENT.match(code):
        return
    decoder, at = json.JSONDecoder(), len(code) - len(code.lstrip())
    try:
        # Several documents in a row (JSON Lines, request and answer) are read one by one.
        while at < len(code):
            _, at = decoder.raw_decode(code, at)
            at += len(code[at:]) - len(code[at:].lstrip())
    except ValueError as error:
        at, message = getattr(error, "pos", at), getattr(error, "msg", str(error)).lower().removesuffix(" at")
        if code.startswith(("//", "/*"), at):
            message = "comments are not JSON"
        elif code.startswith(("...", "…"), at):
            message = f"`{code[at : at + 3] if code[at] == '.' else '…'}` stands for omitted content"
        comma = needless_comma(code, at)
        if comma is not None:
            at, message = comma, "trailing comma"
        raise _StopError(at, message) from None


def _yaml(code: str) -> None:
    import yaml
    from yaml._yaml import CParser

    try:
        # This counts the events in C, which is several times faster than to make them Python objects.
        CParser(code).raw_parse()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _StopError(mark.index if mark else 0, error.problem or str(error)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise _StopError(getattr(error, "position", 0), "character not allowed in YAML") from None


def _toml(code: str) -> None:
    import tomllib

    if _LIST_PART.match(code):
        return
    try:
        tomllib.loads(code)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        message = str(error).partition(" (at ")[0].lower()
        raise _StopError(_offset(code, int(found[1]), int(found[2]) - 1) if found else len(code), message) from None


def _python(code: str) -> None:
    import ast

    if re.match(r"\s*(?:>>>|[!%])", code):
        return
    plain = textwrap.dedent(code) if code[:1] in (" ", "\t") else code
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(plain)
    except SyntaxError as error:
        if _is_python_fragment(error, plain):
            return
        line = error.lineno or 1
        at = _offset(plain, line, (error.offset or 1) - 1)
        cut = _offset(code, line, 0) - _offset(plain, line, 0)
        margin = len(code.split("\n", 1)[0]) - len(code.split("\n", 1)[0].lstrip()) if code != plain else 0
        # The number counts from the block's first line, which is not the file's.
        raise _StopError(at + cut + margin, _DETECTED.sub("", error.msg)) from None
    except ValueError:
        raise _StopError(max(code.find("\0"), 0), "null character") from None


def _is_python_fragment(error: SyntaxError, code: str) -> bool:
    # A signature without its body, or the middle of a block, is quoted for its looks.
    if isinstance(error, IndentationError) or error.msg.startswith("f-string") or _NEWER_PYTHON.match(error.text or ""):
        return True
    return bool(_PYTHON_PART.match(code)) or _ends_in_decorators(code)


def _ends_in_decorators(code: str) -> bool:
    """Whether it shows decorators without what they decorate, and is sound with it."""
    import ast

    last = next((line for line in reversed(code.split("\n")) if line.strip()), "")
    if not last.startswith("@"):
        return False
    try:
        ast.parse(f"{code}\ndef _(): pass\n")
    except (SyntaxError, ValueError):
        return False
    return True


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return len(text)
    return start + max(column, 0)


CHECKERS: Mapping[str, Callable[[str], None]] = MappingProxyType(
    {"json": _json, "yaml": _yaml, "yml": _yaml, "toml": _toml, "python": _python, "py": _python, "python3": _python}
)
