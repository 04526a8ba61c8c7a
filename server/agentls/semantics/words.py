"""What a field takes, in words, from what its type says of a value it refuses."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from agentls.lazy_pattern import lazy_pattern
from agentls.syntax.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

    from agentls.syntax.nodes import Node

_WORDS = MappingProxyType(
    {
        "bool": "true or false",
        "int": "a whole number",
        "float": "a number",
        "string": "text",
        "str": "text",
        "list": "a list",
        "dict": "a map",
        "mapping": "a map",
        "model": "a map",
    }
)

_MOST_SHOWN = 4
_THEIRS = lazy_pattern(r"(?:Input|List|String|Value|Dictionary|Data|Tuple|URL|Object|Unable)\b")
"""What pydantic's own messages begin with; those of our types go on behind the field's name."""

_BOOLS = MappingProxyType(
    {**dict.fromkeys(("true", "yes", "on", "1"), "true"), **dict.fromkeys(("false", "no", "off", "0"), "false")}
)


def wanted(error: ErrorDetails) -> str:
    """The type that was wanted, as pydantic calls it: ``bool``, ``string``."""
    return error["type"].partition("_")[0]


def expected(key: str, error: ErrorDetails) -> str:
    """What a key takes, as a sentence without its end."""
    subject = f"Entry of `{key}`" if isinstance(error["loc"][-1], int) else f"`{key}`"
    context = error.get("ctx", {})
    if error["type"] == "missing":
        return f"Item of `{key}` needs `{error['loc'][-1]}`"
    if error["type"] == "string_pattern_mismatch":
        return f"{subject} has the wrong form"
    if wanted(error) in _WORDS:
        return f"{subject} must be {_WORDS[wanted(error)]}"
    if error["type"] == "literal_error":
        return f"{subject} must be {_choices(str(context['expected']))}"
    if error["type"] == "greater_than":
        return f"{subject} must be above {context['gt']:g}"
    if error["type"] == "greater_than_equal":
        return f"{subject} must be at least {context['ge']:g}"
    if error["type"] == "too_short":
        return f"{subject} must not be empty"
    return f"{subject} {'has an invalid value' if _THEIRS.match(error['msg']) else error['msg']}"


def one_of(values: Iterable[str]) -> str:
    """The values as a choice: ```a`, `b` or `c```; empty for none."""
    *others, last = [f"`{value}`" for value in values] or [""]
    return f"{', '.join(others)} or {last}" if others else last


def _choices(listed: str) -> str:
    """Pydantic's list of the values that are taken; of many, the first ones."""
    values = re.findall(r"'([^']*)'", listed)
    if len(values) <= _MOST_SHOWN:
        return one_of(values) or listed
    return f"{', '.join(f'`{value}`' for value in values[:_MOST_SHOWN])} or {len(values) - _MOST_SHOWN} others"


def written(node: Node, error: ErrorDetails) -> str:
    """A refused value written as what is wanted: a number or truth value, where it is plain; else empty."""
    value = node.value.strip() if isinstance(node, Scalar) else ""
    if wanted(error) == "bool":
        return _BOOLS.get(value.lower(), "")
    return value if wanted(error) in ("int", "float") and value.isdecimal() and value.isascii() else ""
