"""Whatever happens to a file, no other file's findings change without its being marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentls.lint.engine import drained
from agentls.lsp.capabilities.client import Capabilities
from agentls.lsp.session import Session
from agentls.project.memory_filesystem import InMemory
from agentls_schemas.identity import Sort

if TYPE_CHECKING:
    from typing import Any

ROOT = "/p"
NAMES = ["writer", "writr", "code-writer", "code_writer", "codewriter", "reader", "w", "Explore", "main/writer"]
"""Some are a slip for others, some the same in a loose tool's eyes."""
PLACES = [f".claude/agents/{name}.md" for name in ("writer", "code-writer", "team/reader")]
PLACES += [f".claude/skills/{name}/SKILL.md" for name in ("writer", "code_writer")]
PLACES += [f".claude/commands/{name}.md" for name in ("writer", "main/writer")]
PLACES += ["part/.claude/agents/writer.md", "plugin/agents/reader.md", "docs/page.md", ".mcp.json"]

names = st.sampled_from(NAMES)
contents = st.builds(
    "---\n{header}\n---\n{body}\n".format,
    header=st.lists(
        st.one_of(
            st.builds("name: {}".format, names),
            st.just("description: Writes it."),
            st.builds("description: Use it, then the {} agent.".format, names),
            st.builds("tools: Read, Agent({}, {}), mcp__{}__query".format, names, names, names),
            st.builds("skills: [{}]".format, names),
            st.builds("mcpServers:\n  {}:\n    command: x".format, names),
            st.builds("context: fork\nagent: {}".format, names),
        ),
        max_size=4,
        unique_by=lambda line: line.partition(":")[0],
    ).map("\n".join),
    body=st.lists(
        st.one_of(
            st.builds("Then launch the {} agent.".format, names),
            st.builds("Then type /{}.".format, names),
            st.builds("<example>\nuser: x\nassistant: I'll use the {} agent.\n</example>".format, names),
            st.just("See [the page](../../docs/page.md)."),
        ),
        max_size=3,
    ).map("\n\n".join),
)
changes = st.tuples(st.sampled_from(PLACES), st.one_of(st.none(), contents))
"""A file, and what it has from now on; None where it is gone."""


def servers(content: str) -> str:
    """A file of servers in place of one with a header, with a name that is in there."""
    return '{"mcpServers": {"NAME": {"command": "x"}}}'.replace("NAME", next((n for n in NAMES if n in content), "db"))


class Disk(InMemory):
    """One on which files come and go."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        super().__init__(self.files)

    def write(self, path: str, content: str | None) -> None:
        """What a file has from now on; None where it is gone."""
        self.files.pop(path, None)
        if content is not None:
            self.files[path] = content.encode()
        super().__init__(self.files)


class World:
    """A workspace of which no file is open."""

    def __init__(self) -> None:
        self.disk = Disk()
        self.session = Session(Capabilities(), f"file://{ROOT}", disk=self.disk)
        self.session.workspace.add(ROOT)
        drained(self.session.workspace.scan(ROOT))

    def change(self, place: str, content: str | None) -> None:
        """Change a file, and tell."""
        path = f"{ROOT}/{place}"
        self.disk.write(path, servers(content) if content and place == ".mcp.json" else content)
        self.session.workspace.take_change_in(path, gone=content is None)

    def findings(self) -> dict[str, list[Any]]:
        """What is wrong in each file."""
        found = {}
        for entry in self.session.index:
            context = self.session.analysis.context_at(entry.path)
            found[entry.path] = drained(self.session.reports.diagnose_closed(context)) if context else []
        return found


@given(st.lists(changes, min_size=2, max_size=12))
def test_a_file_whose_findings_change_is_marked(happened: list[tuple[str, str | None]]) -> None:
    world = World()
    for place, content in happened:
        world.session.stale.take_closed()
        before = world.findings()
        world.change(place, content)
        marked = set(world.session.stale.take_closed().paths)
        after = world.findings()
        unmarked = {path: after[path] for path in before.keys() & after.keys() - marked}
        assert unmarked == {path: before[path] for path in unmarked}


WRITER = f"{ROOT}/.claude/agents/writer.md"


@pytest.mark.parametrize("step", range(5))
@pytest.mark.parametrize(
    ("told", "content", "named"),
    [
        (WRITER, "---\nname: reader\n---\n", ["reader"]),
        (WRITER, None, []),
        (f"{ROOT}/.claude/agents", None, []),
    ],
)
def test_what_changes_while_it_is_read_is_as_it_was_told_last(
    step: int, told: str, content: str | None, named: list[str]
) -> None:
    world = World()
    world.disk.write(WRITER, "---\nname: writer\n---\n")
    reading = world.session.workspace.scan(ROOT)
    for _ in range(step):
        next(reading, None)
    world.disk.write(WRITER, content)
    world.session.workspace.take_change_in(told, gone=content is None)
    for _ in reading:
        pass
    assert list(world.session.index.names(Sort.AGENT)) == named
