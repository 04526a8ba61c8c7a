"""Imports and does once what answers are made of."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from agentls.ide.completion import complete
from agentls.ide.hover import hover
from agentls.lint.context import Context
from agentls.lint.engine import Linter
from agentls.lsp.convert import finding_to_diagnostic
from agentls.lsp.requests import table  # noqa: F401  # to have it loaded
from agentls.rules import ALL
from agentls.syntax import parse
from agentls.text import Text
from agentls_schemas import KINDS

if TYPE_CHECKING:
    from agentls.lsp.capabilities.client import Capabilities

_SAMPLE = "---\nname: Sample\ntools: Read, Raed\nmodel: sonnet\n---\n# Sample → 1\n\nDo it.\n"


def warm_up(client: Capabilities) -> None:
    """Do everything once, so that the first keystroke is as quick as the others."""
    for kind in KINDS.values():
        doc = parse(Text(_SAMPLE))
        report = Linter(ALL, {}).check(Context(doc, kind, PurePath("/sample.md")))
        complete(report.ctx, len(_SAMPLE) - 1)
        hover(report.ctx, report.findings, 5)
        for finding in report.findings:
            finding_to_diagnostic(finding, doc.text, client, "file:///sample.md")
