"""``server/docs/protocol.md`` is true of the server."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from lsprotocol import types

from agentls.lsp import server as lsp

ROOT = Path(__file__).parents[2]
DIRECTIONS = {"From the editor": "clientToServer", "From the server": "serverToClient", "Both ways": "both"}
CONSTANTS = {value: name for name, value in vars(types).items() if name.isupper() and isinstance(value, str)}
ON_REQUEST = {types.TEXT_DOCUMENT_DIAGNOSTIC, types.WORKSPACE_DIAGNOSTIC}
"""Offered to those who can do them."""
IGNORED = {types.WINDOW_WORK_DONE_PROGRESS_CANCEL} | {
    m for m in types.METHOD_TO_TYPES if m.startswith("notebookDocument")
}
"""pygls hears these by itself, and nothing comes of it."""
OTHERWISE = {types.WINDOW_WORK_DONE_PROGRESS_CREATE: "work_done_progress.create_async("}
"""Sent under another name."""


class Row(NamedTuple):
    method: str
    direction: str
    words: str
    tests: list[str]


def table() -> list[Row]:
    rows, direction = [], ""
    for line in (ROOT / "server/docs/protocol.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            direction = DIRECTIONS[line[3:]]
        elif line.startswith("| `"):
            method, words, tests = (cell.strip() for cell in line.strip("|").split(" | "))
            rows.append(Row(method.strip("`"), direction, words, re.findall(r"`(.+?)`", tests)))
    return rows


TABLE = table()
OFFERED = [row for row in TABLE if row.tests]


def mentions(method: str) -> tuple[str, ...]:
    """How Python code may speak of a method."""
    snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", method.removeprefix("$/").replace("/", "_")).lower()
    return f"types.{CONSTANTS[method]}", f'"{method}"', f".{snake}(", f".{snake}_async("


def test_every_method_stands_there_once_with_its_direction() -> None:
    assert sorted(row.method for row in TABLE) == sorted(types.METHOD_TO_TYPES)
    assert [row.method for row in TABLE if row.direction != types.message_direction(row.method)] == []
    assert [row.method for row in TABLE if not row.words] == []


@pytest.fixture(scope="module")
def heard() -> set[str]:
    """What a server takes from a client that can do everything."""
    return asyncio.run(listen())


async def listen() -> set[str]:
    server = lsp.Server()
    able = types.ClientCapabilities(
        types.WorkspaceClientCapabilities(
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
        ),
        types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities()),
    )
    before = set(server.protocol.fm.features)
    lsp.initialize(server, types.InitializeParams(able))
    assert set(server.protocol.fm.features) - before == ON_REQUEST
    return {*server.protocol.fm.features, *server.protocol.fm.builtin_features} - IGNORED


def test_what_is_offered_is_taken_and_nothing_else(heard: set[str]) -> None:
    assert sorted(row.method for row in OFFERED if row.direction == "clientToServer") == sorted(heard)


def test_what_is_said_to_be_sent_is_sent_and_nothing_else() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "server/agentls/lsp").rglob("*.py"))
    sent = [
        row.method
        for row in TABLE
        if row.direction == "serverToClient"
        and any(name in code for name in (*mentions(row.method), OTHERWISE.get(row.method, "\0")))
    ]
    assert sent == [row.method for row in OFFERED if row.direction == "serverToClient"]


@pytest.mark.parametrize("row", OFFERED, ids=lambda row: row.method)
def test_the_tests_named_are_about_it(row: Row) -> None:
    for name in row.tests:
        code = (ROOT / "tests/lsp" / name).read_text("utf-8")
        assert any(mention in code for mention in mentions(row.method)), name
