"""Which files are loaded together."""

import pytest

from agentls.project.entries import Entry
from agentls.project.filesystem import FileSystem
from agentls.project.homes import gather_companions


@pytest.fixture
def found(tmp_path):
    """Writes files and tells which are loaded together with some."""

    def ask(files, home, folder):
        for name in files:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("", "utf-8", newline="\n")
        root = tmp_path.as_posix()
        entry = Entry("", "claude-code/agent", "", f"{root}/{home}".rstrip("/"), folder=folder)
        paths = gather_companions(FileSystem(), [entry, entry])
        return sorted(path.removeprefix(f"{root}/") for path in paths)

    return ask


FILES = [
    ".claude/agents/a.md", ".claude/agents/team/b.md", ".claude/agents/notes.txt", ".claude/commands/c.md",
    ".claude/skills/s/SKILL.md", ".claude/skills/s/extra.md", ".mcp.json", "agents/d.md", "skills/t/SKILL.md",
    "docs/e.md", "web/.claude/agents/f.md", "web/.mcp.json",
]  # fmt: skip
PROJECT = [
    ".claude/agents/a.md", ".claude/agents/team/b.md", ".claude/commands/c.md", ".claude/skills/s/SKILL.md", ".mcp.json"
]  # fmt: skip


def test_project_is_loaded_from_its_hidden_folders(found):
    assert found(FILES, "", ".claude/agents") == PROJECT


def test_collection_is_loaded_from_the_open_ones(found):
    assert found(FILES, "", "agents") == [".mcp.json", "agents/d.md", "skills/t/SKILL.md"]


def test_folders_further_up_count_up_to_the_repository(found):
    assert found([*FILES, ".git/HEAD"], "web", ".claude/agents") == [
        *PROJECT,
        "web/.claude/agents/f.md",
        "web/.mcp.json",
    ]


def test_outside_of_a_repository_only_the_folder_counts(found):
    assert found(FILES, "web", ".claude/agents") == ["web/.claude/agents/f.md", "web/.mcp.json"]


def test_repository_within_a_project_is_its_own(found):
    files = [*FILES, ".git/HEAD", "web/.git"]
    assert found(files, "web", ".claude/agents") == ["web/.claude/agents/f.md", "web/.mcp.json"]


def test_file_that_lies_nowhere_in_particular_is_alone(found):
    assert found(FILES, "", "") == []
