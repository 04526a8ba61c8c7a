"""Whatever comes and goes leaves nothing behind: the server holds as much memory after many times as after a few."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from endurance import project
from endurance.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bench.client import Message
    from endurance.visitor import Document

TIMES = 20
FEW = 14
"""Blocks that one time may leave: caches that are bounded are still being filled."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("leaks") / "project"
    project.build(root, 20, random.Random(1))
    project.build(root.with_name("beside"), 3, random.Random(2))
    return root


@pytest.fixture(scope="module")
def visitor(root: Path) -> Iterator[Visitor]:
    visitor = Visitor([root], "vscode", {}, looks=False)
    for name in ("agent-1.md", "agent-2.md"):
        path = next(root.rglob(name))
        visitor.open(path, path.read_text("utf-8"))
    yield visitor
    assert visitor.faults == []
    assert visitor.leave() == 0
    visitor.close()


def document(visitor: Visitor) -> Document:
    return next(iter(visitor.documents.values()))


def change_settings(visitor: Visitor, _root: Path, number: int) -> None:
    visitor.settings = {"rules": {"unknown-tool": "hint", f"x-{number}": "off"}}
    visitor.tell(types.WORKSPACE_DID_CHANGE_CONFIGURATION, {"settings": None})


def change_levels(visitor: Visitor, _root: Path, number: int) -> None:
    rules = ("unknown-tool", "unknown-model", "broken-link", "mojibake", "broken-json", "duplicate-name")
    chosen = random.Random(number)
    levels = {rule: chosen.choice(("off", "error", "warning", "info", "hint")) for rule in rules}
    visitor.settings = {"rules": levels}
    visitor.tell(types.WORKSPACE_DID_CHANGE_CONFIGURATION, {"settings": None})


def type_and_undo(visitor: Visitor, _root: Path, number: int) -> None:
    one = document(visitor)
    at = one.text.content.index("# Agent")
    visitor.change(one, [(at, at, f"## Part {number}\n\n```json\n{{,}}\n```\n")])
    visitor.rest()
    visitor.undo(one)


def type_on(visitor: Visitor, _root: Path, number: int) -> None:
    """Letter by letter, in a description and behind a code block that nothing closes; then all is taken back."""
    one, before = document(visitor), document(visitor).text.content
    at = before.index("# Agent")
    visitor.change(one, [(at, at, "```\n# Part\n")])
    for place in ("Use this agent", "# Part"):
        at = one.text.content.index(place) + 1
        for letter in f"{number} letters":
            visitor.change(one, [(at, at, letter)])
            visitor.rest()
    visitor.change_all(one, before)


def delete_the_header_and_undo(visitor: Visitor, _root: Path, _number: int) -> None:
    one = document(visitor)
    visitor.change(one, [(0, one.text.content.index("# Agent"), "")])
    visitor.rest()
    visitor.undo(one)


def replace_all_of_it(visitor: Visitor, _root: Path, number: int) -> None:
    one = document(visitor)
    visitor.change_all(one, one.text.content.replace("# Agent", f"# Number {number}\n\n# Agent"))
    visitor.rest()
    visitor.undo(one)


def open_and_close(visitor: Visitor, root: Path, number: int) -> None:
    path = root / project.AGENTS / f"new-{number}.md"
    opened = visitor.open(path, project.agent(number, 20, random.Random(number)))
    visitor.rest()
    visitor.close_document(opened)


def ask_what_reads_it(visitor: Visitor, root: Path, number: int) -> None:
    path = root / project.AGENTS / f"read-{number}.md"
    opened = visitor.open(path, project.agent(number, 20, random.Random(1)))
    lenses: list[Message] = []
    visitor.ask(types.TEXT_DOCUMENT_CODE_LENS, {"textDocument": {"uri": opened.uri}}, opened, lenses.extend)
    visitor.settle()
    for lens in lenses:
        visitor.ask(types.CODE_LENS_RESOLVE, lens)
    visitor.settle()
    visitor.close_document(opened)


def write_and_delete_a_file(visitor: Visitor, root: Path, number: int) -> None:
    path = root / project.AGENTS / f"come-{number}.md"
    project.write(path, project.agent(1000 + number, 20, random.Random(number)))
    tell(visitor, path, types.FileChangeType.Created)
    visitor.rest()
    path.unlink()
    tell(visitor, path, types.FileChangeType.Deleted)


def tell(visitor: Visitor, path: Path, kind: types.FileChangeType) -> None:
    changes = [{"uri": path.as_uri(), "type": kind.value}]
    visitor.tell(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, {"changes": changes})


def write_and_delete_settings(visitor: Visitor, root: Path, number: int) -> None:
    path = root / "agentls.toml"
    project.write(path, f'rules = {{ unknown-model = "off", x-{number} = "off" }}\n')
    tell(visitor, path, types.FileChangeType.Created)
    visitor.rest()
    path.unlink()
    tell(visitor, path, types.FileChangeType.Deleted)


def show_another_folder_and_leave_it(visitor: Visitor, root: Path, _number: int) -> None:
    folder = {"uri": root.with_name("beside").as_uri(), "name": "beside"}
    for come, gone in (([folder], []), ([], [folder])):
        event = {"added": come, "removed": gone}
        visitor.tell(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, {"event": event})
        visitor.rest()


def ask_and_give_up(visitor: Visitor, _root: Path, number: int) -> None:
    one = document(visitor)
    # What is given up may not have begun, and the first that has loads what stays.
    visitor.ask(types.TEXT_DOCUMENT_CODE_LENS, {"textDocument": {"uri": one.uri}}, one)
    for query in ({"query": f"agent-{number % 5}"}, {"query": "x"}):
        visitor.cancel(visitor.ask(types.WORKSPACE_SYMBOL, query))
    visitor.cancel(visitor.ask(types.TEXT_DOCUMENT_CODE_LENS, {"textDocument": {"uri": one.uri}}, one))


def ask_for_other_names(visitor: Visitor, _root: Path, number: int) -> None:
    one = document(visitor)
    place = visitor.place(one.text, one.text.content.index("agent-") + 2)
    params = {"textDocument": {"uri": one.uri}, "position": place, "newName": f"agent-{5000 + number}"}
    visitor.ask(types.TEXT_DOCUMENT_RENAME, params)


def trace(visitor: Visitor, _root: Path, number: int) -> None:
    visitor.tell(types.SET_TRACE, {"value": ("off", "messages", "verbose")[number % 3]})


@pytest.mark.parametrize(
    ("happen", "few"),
    [
        (change_settings, FEW), (change_levels, FEW), (type_and_undo, FEW), (type_on, FEW),
        (delete_the_header_and_undo, FEW), (replace_all_of_it, FEW), (open_and_close, FEW),
        (ask_what_reads_it, 2 * FEW), (write_and_delete_a_file, FEW), (write_and_delete_settings, FEW),
        (show_another_folder_and_leave_it, FEW), (ask_and_give_up, FEW), (ask_for_other_names, FEW), (trace, FEW),
    ],
)  # fmt: skip
def test_nothing_is_left_behind(
    happen: Callable[[Visitor, Path, int], None], few: int, visitor: Visitor, root: Path
) -> None:
    rounds = range(TIMES), range(TIMES, 2 * TIMES)
    before, after = (_blocks_after(happen, visitor, root, numbers) for numbers in rounds)
    assert after - before <= few * TIMES


def _blocks_after(happen: Callable[[Visitor, Path, int], None], visitor: Visitor, root: Path, numbers: range) -> int:
    for number in numbers:
        happen(visitor, root, number)
        visitor.rest()
    return visitor.blocks()
