"""Patterns are compiled at their first use; so that a broken one is found here, all of them are compiled."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import agentls
import agentls_schemas
from agentls.lazy_pattern import lazy_pattern

MODULES = [
    found.name
    for package in (agentls, agentls_schemas)
    for found in walk_packages(package.__path__, f"{package.__name__}.")
    if not found.name.endswith("__main__")
]


def test_it_is_used_like_a_compiled_one() -> None:
    words = lazy_pattern(r"(?P<first>\w)\w*", re.ASCII)
    assert words.pattern == r"(?P<first>\w)\w*"
    assert [found["first"] for found in words.finditer("to be")] == ["t", "b"]
    assert words.sub("x", "to be") == "x x"
    assert words.fullmatch("to be") is None
    assert words.groups == 1


def test_it_takes_bytes() -> None:
    found = lazy_pattern(rb"\d+").search(b"a 12")
    assert found
    assert found[0] == b"12"


def test_nothing_is_compiled_before_its_first_use() -> None:
    broken = lazy_pattern("(")
    with pytest.raises(re.error):
        broken.match("")


@pytest.mark.parametrize("module", MODULES)
def test_all_are_sound(module: str) -> None:
    lazy = type(lazy_pattern(""))
    for pattern in vars(import_module(module)).values():
        if isinstance(pattern, lazy):
            assert pattern.groups >= 0
