"""What other readers make of a header: PyYAML (1.1), ruamel.yaml (1.2), Python's TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from agentls.text import Span

_REFUSALS = (YAMLError, ValueError, RecursionError, AttributeError, TypeError, KeyError, IndexError, AssertionError)
"""What ruamel.yaml raises on headers that it does not take, its own mistakes among them."""

Values = dict[str, str]
"""By key what stands there, as Python writes it: 1, 1.0 and True are not the same to a reader."""


class Read(NamedTuple):
    """A header as a reader takes it."""

    values: Values
    places: dict[str, Span]
    """From each key to its value's end, in code points of the header."""


def read_yaml_1_1(source: str) -> Read | None:
    """PyYAML's reading; None where it takes no map of it."""
    try:
        node = yaml.compose(source, yaml.CSafeLoader)
        data = yaml.load(source, yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        return None
    return _read(node, data)


def read_yaml_1_2(source: str) -> Read | None:
    """ruamel.yaml's reading; None where it takes no map of it."""
    if set("\x85\u2028\u2029") & set(source):
        # It takes these for line ends, as YAML 1.1 did.
        return None
    reader = YAML(typ="safe", pure=True)
    try:
        node = reader.compose(source)
        data = reader.constructor.construct_document(node) if node else None
    except _REFUSALS:
        return None
    return _read(node, data)


def read_toml(source: str) -> Values | None:
    """Python's reading."""
    try:
        return {key: repr(value) for key, value in tomllib.loads(source).items()}
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


READERS: dict[str, Callable[[str], Read | None]] = {"YAML 1.1": read_yaml_1_1, "YAML 1.2": read_yaml_1_2}


def _read(node: Any, data: Any) -> Read | None:
    if not isinstance(data, dict):
        return None
    places = {
        str(key.value): Span(key.start_mark.index, max(key.end_mark.index, value.end_mark.index))
        for key, value in node.value
    }
    return Read({str(key): _show(value) for key, value in data.items()}, places)


def _show(value: Any) -> str:
    try:
        return repr(value)
    except (RecursionError, ValueError):
        return "endless"
