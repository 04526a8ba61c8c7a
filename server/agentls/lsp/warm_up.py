"""Imports and does once what answers are made of: first what diagnostics need, then the rest."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from agentls.lsp import garbage_collection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agentls.lint.engine import Report

_NEEDED = ("agentls.rules", "agentls.lsp.session", "agentls.lsp.diagnostics", "agentls.lsp.scanning")
"""What the first diagnostics are made by."""
_SAMPLE = "---\nname: Sample\ntools: Read, Raed\nmodel: sonnet\n---\n# Sample → 1\n\nDo it.\n"


def load() -> Iterator[None]:
    """Import what diagnostics need, a part at each step."""
    for name in _NEEDED:
        import_module(name)
        yield


def warm_up() -> Iterator[None]:
    """Do everything else once, a part at each step, so that the first keystroke is as quick as the others."""
    from agentls.lsp.requests import table  # noqa: F401  # to have it loaded

    yield
    report = _check_sample()
    yield
    from agentls.ide.completion import complete

    complete(report.ctx, len(_SAMPLE) - 1)
    yield
    from agentls.ide.hover import hover

    hover(report.ctx, report.findings, 5)
    yield
    # Behind what comes first, and before what is largest.
    garbage_collection.clear_up()
    yield
    # The first value that is not plainly right wants it.
    import_module("agentls_schemas.pydantic_models")


def _check_sample() -> Report:
    from agentls.lint.context import Context
    from agentls.lint.engine import Linter
    from agentls.rules import ALL
    from agentls.syntax import parse
    from agentls.text import Text
    from agentls_schemas import KINDS

    kind = next(iter(KINDS.values()))
    return Linter(ALL, {}).check(Context(parse(Text(_SAMPLE)), kind, PurePath("/sample.md")))
