"""The server introduces itself before it has loaded what answers are made of."""

from __future__ import annotations

import subprocess
import sys
import typing

import pytest
from lsprotocol import types

from agentls.lsp.capabilities.server import REQUESTS
from agentls.lsp.requests.table import HANDLERS

HEAVY = {"agentls.lint", "agentls.project", "agentls.rules", "agentls.semantics", "agentls.syntax", "agentls_schemas"}
PROGRAM = """
import asyncio, sys
from lsprotocol import types
from agentls.lsp.server import Server, initialize

async def begin():
    initialize(Server(), types.InitializeParams(types.ClientCapabilities()))
    print(*sys.modules)

asyncio.run(begin())
"""
TWICE = """
import gc
gc.disable()
from lsprotocol import types
from agentls.lsp.warm_up import warm_up

for _ in warm_up():
    pass
print(sum(isinstance(each, type) and each.__module__ == types.__name__ for each in gc.get_objects()))
print(sum(isinstance(each, type) and each.__module__ == types.__name__ for each in vars(types).values()))
"""


def test_nothing_heavy_is_loaded_before_the_answer_to_initialize() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, encoding="utf-8", check=True)
    loaded = {".".join(name.split(".")[:2]) for name in done.stdout.split() if name.startswith("agentls.")}
    assert "agentls.lsp" in loaded
    assert {*loaded, *(name for name in done.stdout.split() if "." not in name)} & HEAVY == set()


def test_no_class_of_the_protocol_is_kept_twice() -> None:
    done = subprocess.run([sys.executable, "-c", TWICE], capture_output=True, encoding="utf-8", check=True)
    alive, named = map(int, done.stdout.split())
    assert alive == named > 500


def test_every_request_that_is_offered_has_a_handler() -> None:
    assert sorted(REQUESTS) == sorted(HANDLERS)


@pytest.mark.parametrize("method", HANDLERS)
def test_a_handler_takes_what_its_request_brings(method: str) -> None:
    request = types.METHOD_TO_TYPES[method][0]
    wanted = typing.get_type_hints(request)["params"]
    _, params = HANDLERS[method].__code__.co_varnames[:2]
    assert HANDLERS[method].__annotations__[params] == f"types.{wanted.__name__}"
