"""How many files one has to read to follow a request: those whose functions run, from its handler to the answer.

Counted are the server's own two layers, ``lsp`` and ``ide``. What lies below (reading a file, the index, what a kind
declares) answers by its name and serves everything.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

import agentls
from agentls.lsp.capabilities.client import Capabilities
from agentls.lsp.requests.table import HANDLERS
from agentls.lsp.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

PACKAGE = Path(agentls.__file__).parent
ABLE = Capabilities(snippets=True, markdown_docs=True, markdown_hover=True, document_changes=True, renames_files=True)
REVIEWER = """\
---
name: reviewer
description: Reviews code. Use the helper agent afterwards.
tools: Read, Raed, Agent(helper)
model: sonnet
color: blue
---
# Output format

Look at it with the helper agent. See [the guide](guide.md).

<example>
user: "Is it good?"
</example>
"""
HELPER = "---\nname: helper\ndescription: Helps.\ntools: Agent(reviewer)\n---\nAsk the reviewer agent.\n"

HOVER, COMPLETION, RENAME = types.TEXT_DOCUMENT_HOVER, types.TEXT_DOCUMENT_COMPLETION, types.TEXT_DOCUMENT_RENAME
MOST = {HOVER: 9, COMPLETION: 9, RENAME: 15}
ELSEWHERE = 12
"""A hover over a name reads the file of the agent that is named, too."""


class Walk:
    """A session among two agents, in which each request has been made before it is counted."""

    def __init__(self, root: Path) -> None:
        agents = root / ".claude" / "agents"
        agents.mkdir(parents=True)
        for name, text in (("reviewer", REVIEWER), ("helper", HELPER)):
            (agents / f"{name}.md").write_text(text, "utf-8", newline="\n")
        self.session, self.uri = Session(ABLE, root.as_uri()), (agents / "reviewer.md").as_uri()
        self.session.workspace.add(root.as_posix())
        assert list(self.session.workspace.scan(root.as_posix()))
        self.session.documents.open(self.uri, 1, REVIEWER)

    def files(self, method: str, place: str) -> set[str]:
        """The files of the two layers that a request walks through; its place is marked with ``|``."""
        before, after = place.split("|")
        offset = REVIEWER.index(before + after) + len(before)
        line = REVIEWER.count("\n", 0, offset)
        at = types.TextDocumentIdentifier(self.uri), types.Position(line, offset - REVIEWER.rfind("\n", 0, offset) - 1)
        params = {
            HOVER: lambda: types.HoverParams(*at),
            COMPLETION: lambda: types.CompletionParams(*at),
            RENAME: lambda: types.RenameParams(*at, new_name="critic"),
        }[method]()
        assert HANDLERS[method](self.session, params)
        found = run_files(lambda: HANDLERS[method](self.session, params))
        return {name for name in found if name.startswith(("lsp/", "ide/"))}


def run_files(work: Callable[[], object]) -> set[str]:
    """The package's files whose functions run."""
    found: set[str] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            found.add(frame.f_code.co_filename)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    paths = (Path(name) for name in found)
    return {path.relative_to(PACKAGE).as_posix() for path in paths if path.is_relative_to(PACKAGE)}


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    return Walk(tmp_path_factory.mktemp("project"))


@pytest.mark.parametrize(
    ("method", "place"),
    [
        (HOVER, "to|ols: Read"),
        (HOVER, "tools: Re|ad"),
        (HOVER, "Ra|ed"),
        (HOVER, "son|net"),
        (HOVER, "bl|ue"),
        (HOVER, "# Out|put"),
        (HOVER, "<exa|mple>"),
        (HOVER, "gui|de.md"),
        (COMPLETION, "to|ols: Read"),
        (COMPLETION, "Read, Ra|ed"),
        (COMPLETION, "Agent(hel|per)"),
        (COMPLETION, "model: son|net"),
        (COMPLETION, "color: bl|ue"),
        (COMPLETION, "# |Output"),
        (COMPLETION, "<exa|mple>"),
        (RENAME, "name: rev|iewer"),
        (RENAME, "Agent(hel|per)"),
    ],
)
def test_a_request_is_followed_through_few_files(walk: Walk, method: str, place: str) -> None:
    files = walk.files(method, place)
    assert len(files) <= MOST[method], sorted(files)


@pytest.mark.parametrize("place", ["Agent(hel|per)", "the hel|per agent. See"])
def test_a_hover_over_a_name_also_reads_the_file_it_names(walk: Walk, place: str) -> None:
    files = walk.files(HOVER, place)
    assert len(files) <= ELSEWHERE, sorted(files)
