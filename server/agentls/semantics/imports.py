"""The files that a text takes in by their paths behind ``@``."""

from __future__ import annotations

import re
from functools import lru_cache
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.named_tuple import NamedTuple
from agentls.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.syntax.nodes import Markdown
    from agentls_schemas.imports import Imports

SIGN = "@"
_PUNCTUATION = ".,;:!?)]}>\"'”’*"
_OPENING = "(\"'“‘:,;=>{"
_NEAR = lazy_pattern(r"@(?P<path>(?:~/|[\w./-])[\w./-]*\.\w{1,8})(?![\w/])")


class Import(NamedTuple):
    """A path behind the sign."""

    path: str
    """As it is meant, without anchor."""
    span: Span
    """Its characters, without the sign."""


def imports(section: Markdown, form: Imports) -> Iterator[Import]:
    """What is an import to the tool, whether it leads anywhere or not; spans from the section's start."""
    if SIGN not in section.text:
        return
    for found in _pattern(form).finditer(section.text):
        start, end = found.span("path")
        end = _without_marks(section.text, found.start(), Span(start, end), form.marks)
        quoted = section.in_code if form.in_comments else section.is_quoted
        if start < end and not quoted(found.start()):
            written = section.text[start:end]
            path = written.partition("#")[0] if form.has_anchor else written
            path = path.replace(form.blank, " ") if form.blank else path
            if path:
                yield Import(path, Span(start, start + len(written)))


def near_imports(section: Markdown, form: Imports) -> Iterator[Import]:
    """Paths behind a sign that are no import for what stands before the sign; spans from the section's start."""
    for found in _NEAR.finditer(section.text) if SIGN in section.text else ():
        before = section.text[found.start() - 1 : found.start()] if found.start() else " "
        if before in _OPENING and before not in form.marks and not section.is_quoted(found.start()):
            yield Import(found["path"], Span(*found.span("path")))


def bare_of_punctuation(path: str) -> str:
    """The path without the punctuation that ends a sentence or closes what is opened before."""
    return path.rstrip(_PUNCTUATION)


def target(file: str, path: str, home: str) -> str:
    """Where the path of an import leads from a file; ``home`` is the user's folder."""
    if path.startswith("~/"):
        return normpath(join(home, path[2:]))
    return normpath(join(dirname(file), path))


def _without_marks(text: str, sign: int, path: Span, marks: str) -> int:
    """Where a path ends that marks of Markdown stand around."""
    before = text[sign - 1 : sign] if sign else ""
    if not before or before not in marks:
        return path.end
    written = path.of(text)
    return path.start + len(written.partition("]")[0] if before == "[" else written.rstrip(_PUNCTUATION + marks))


@lru_cache(maxsize=16)
def _pattern(form: Imports) -> re.Pattern[str]:
    return re.compile(rf"{SIGN}(?<![^\s{re.escape(form.marks)}]{SIGN})(?P<path>{form.path})")
