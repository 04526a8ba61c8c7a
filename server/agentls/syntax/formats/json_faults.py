"""Why a file is no JSON, in the standard library's words, at the place where it stopped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.nodes import Problem
from agentls.syntax.parser_words import needless_comma
from agentls.text import BOM, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.syntax.nodes import Entry, Mapping

_WORD = lazy_pattern(r"[\w.+-]+|\S|\Z")
_INK = lazy_pattern(r"[^\s]")
_STRING = r'"(?:[^"\\]|\\.)*+"'
_LAST_COMMA = lazy_pattern(rf"(?P<before>(?:{_STRING}|[^\",{{\[\s])\s*+),(?=\s*+[}}\]])|{_STRING}")
_FAULTS = {"Unterminated string": Fault.UNCLOSED_QUOTE, "Invalid \\escape": Fault.INVALID_ESCAPE}


def problems_of(text: str, root: Mapping, comments: Iterable[Span] | None = None) -> tuple[Problem, ...]:
    """The first fault; none where the text is JSON and a map.

    Args:
        text: the file's characters.
        root: what could be read of them.
        comments: the places of comments, where these and a comma behind the last item are taken; else None.
    """
    shown = " " + text[1:] if text.startswith(BOM) else text
    shown = shown if comments is None else _relaxed(shown, comments)
    try:
        found = json.loads(shown, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        comma = needless_comma(shown, error.pos)
        message, at = (error.msg, error.pos) if comma is None else ("trailing comma", comma)
        return (_problem(shown, root, message, at),)
    except (ValueError, RecursionError) as error:
        return (_problem(shown, root, str(error) if isinstance(error, ValueError) else "nested too deeply", 0),)
    if isinstance(found, dict):
        return ()
    return (_problem(shown, root, "no keys and values", 0),)


def _relaxed(text: str, comments: Iterable[Span]) -> str:
    """The text with blanks in place of comments and of commas behind a last item."""
    for comment in comments:
        text = text[: comment.start] + _INK.sub(" ", comment.of(text)) + text[comment.end :]
    return _LAST_COMMA.sub(lambda found: found[0] if found["before"] is None else found["before"] + " ", text)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"`{constant}` is no number of JSON")


def _problem(text: str, root: Mapping, message: str, at: int) -> Problem:
    entry = _holder(root, at)
    if message.startswith("Invalid control character") and text[at : at + 1] not in ("\r", "\n"):
        return Problem(Fault.CONTROL_CHARACTER, Span(at, at + 1), entry, message)
    fault = next((fault for start, fault in _FAULTS.items() if message.startswith(start)), Fault.INVALID_JSON)
    if fault is Fault.INVALID_JSON:
        return Problem(fault, _place(text, at), entry, message[:1].lower() + message[1:])
    return Problem(fault, Span(at, min(at + (2 if fault is Fault.INVALID_ESCAPE else 1), len(text))), entry, message)


def _place(text: str, at: int) -> Span:
    """The word at a place, or the last character before it."""
    word = _WORD.match(text, at)
    if word and word[0]:
        return Span(*word.span())
    end = len(text[:at].rstrip())
    return Span(max(end - 1, 0), end)


def _holder(root: Mapping, at: int) -> Entry | None:
    return next((entry for entry in reversed(root.entries) if entry.span.start <= at), None)
