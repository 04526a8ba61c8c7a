"""YAML as forgiving readers take it, more than its grammar allows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from agentls.format import Fault
from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.faults import beyond_yaml
from agentls.syntax.nodes import Mapping, Scalar
from agentls.syntax.yaml_tree import Anchors, RefusedError, compose
from agentls.text import Span

if TYPE_CHECKING:
    from agentls.syntax.nodes import Entry

_TAB_INDENT = lazy_pattern(r"^[ ]*+\t[ \t]*+(?=\S)", re.M)
_TAB_IN_BLOCK = lazy_pattern(r"[|>][+-]?[ \t]*\n[ ]*\t")
_COMMA_FIRST = lazy_pattern(r"(?<=:[ \t]),")
_PAIR = lazy_pattern(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_STAND_IN = "\uf8ff"


def read(source: str) -> Mapping | None:
    """The map in YAML's characters as a forgiving reader takes it; None where even that refuses them.

    Control characters, tabs for indentation (not in a block scalar with LF line ends), a comma before a value and
    escaped surrogate pairs pass.
    """
    if "\0" in source:
        return None
    soft = source
    if "\t" in source:
        if _TAB_IN_BLOCK.search(source):
            return None
        soft = _TAB_INDENT.sub(lambda blanks: " " * len(blanks[0]), source)
    if ": ," in source or ":\t," in source:
        soft = _COMMA_FIRST.sub(_STAND_IN, soft)
    soft = _PAIR.sub(r"\\u0041\\u0041", soft)
    try:
        root = compose(source, 0, Anchors(), soft=soft, lenient=True).root
    except RefusedError:
        return None
    if not isinstance(root, Mapping):
        return Mapping(Span(0, 0), ())
    if any(_is_refused(source, entry) for entry in root.entries):
        return None
    return replace(root, entries=tuple(map(_with_comma, root.entries))) if _STAND_IN in soft else root


def without_tabs(source: str) -> str:
    """YAML's characters for a reader that counts the blanks before a tab and no more."""
    return _TAB_INDENT.sub(lambda blanks: blanks[0].partition("\t")[0], source) if "\t" in source else source


def _is_refused(source: str, entry: Entry) -> bool:
    """Whether a value has text in the first column or right behind its quotes, which libyaml alone lets pass."""
    problem = beyond_yaml(source, entry, [])
    if problem is None:
        return False
    return problem.fault is Fault.UNINDENTED_CONTINUATION or problem.span.of(source) == "#"


def _with_comma(entry: Entry) -> Entry:
    value = entry.value
    if not isinstance(value, Scalar) or not value.value.startswith(_STAND_IN):
        return entry
    return replace(entry, value=replace(value, value=value.raw))
