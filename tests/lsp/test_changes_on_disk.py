"""Changes on disk are taken in beside the messages, and others may come at any moment of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from agentls.lsp.capabilities.client import Capabilities
from agentls.lsp.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AGENT = "---\nname: {}\ndescription: Reviews.\n---\nReview.\n"


def saved(folder: Path, *names: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"{name}.md").write_text(AGENT.format(name), "utf-8")
    return folder.as_posix()


@pytest.mark.parametrize("moment", range(8))
def test_what_comes_while_something_else_is_taken_in_is_not_lost(tmp_path: Path, moment: int) -> None:
    session = Session(Capabilities(), tmp_path.as_uri())
    workspace, agents = session.workspace, tmp_path / ".claude/agents"
    workspace.add(tmp_path.as_posix())
    assert list(workspace.scan(tmp_path.as_posix())) == []
    first, second = saved(agents / "a", "one", "two"), saved(agents / "b", "three", "four")
    under_way: list[Iterator[None]] = []

    def come(folder: str) -> None:
        if workspace.add_changes([(folder, False)]):
            under_way.append(workspace.take_changes_in())

    come(first)
    for _ in range(moment):
        next(under_way[0], None)
    come(second)
    while under_way:
        under_way = [steps for steps in under_way if next(steps, "done") is None]
    assert not workspace.behind
    assert {entry.own.name for entry in session.index if entry.own} == {"one", "two", "three", "four"}
