"""Whatever lies in the way of a run is reported, and everything else is checked."""

import json
import os

import pytest
from click.testing import CliRunner

from agentls.cli.app import app
from agentls.cli.checker import Checker, Job, Options
from agentls.cli.targets import Targets
from agentls.project.filesystem import FileSystem, Unreadable
from cli.agents import CLEAN, FAULTY, tree


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments):
    result = CliRunner().invoke(app, ["check", "--format", "json", *arguments], catch_exceptions=False)
    found = [(item["path"].rpartition("/")[2], item["rule"], item["message"]) for item in json.loads(result.stdout)]
    return result.exit_code, found


def messages(files, *paths):
    """What a run over these files says, through a file system that is not quite there."""
    checker = Checker(Options(), files)
    jobs = Targets(checker, paths or (".",)).jobs()
    reports = [checker.check(job) if isinstance(job, Job) else job for job in jobs]
    return {report.path: [problem.message for problem in report.problems] for report in reports}


def test_undecodable_file_among_others(folder):
    others = {f"agent{number}": FAULTY for number in range(20)}
    tree(folder, **others, broken=CLEAN.encode() + b"\xc3\x28 \xff\xfe \x81\x8d")
    code, found = check()
    assert code == 1
    assert [path for path, rule, _ in found if rule == "duplicate-tool"] == sorted(f"{name}.md" for name in others)
    assert {rule for path, rule, _ in found if path == "broken.md"} >= {"invalid-utf8"}


def test_file_of_50_megabytes(folder):
    agents = tree(folder, faulty=FAULTY)
    with (agents / "large.md").open("wb") as file:
        file.truncate(50_000_000)
    code, found = check()
    assert code == 1
    assert found == [
        ("faulty.md", "duplicate-tool", "Duplicate entry `Read`"),
        ("large.md", "unreadable-file", "Cannot read the file: it has 50 MB, an agent file at most 10 MB"),
    ]


def test_standard_input_of_11_megabytes():
    result = CliRunner().invoke(app, ["check", "-", "--as", "agent-skills/skill"], input=b"x" * 11_000_000)
    assert (result.exit_code, "it has more than 10 MB" in result.output) == (1, True)


HARD = {
    "10,000 keys": "---\n" + "".join(f"key{number}: {number}\n" for number in range(10_000)) + "---\n",
    "a line of a million characters": "---\nname: " + "x: " * 333_333 + "\n---\n",
    "alias bomb": "---\na: &a [x, x]\n"
    + "".join(f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True))
    + "---\n",
    "20,000 brackets": "---\nname: " + "[" * 20_000 + "\n---\n",
    "no closing fence": "---\n" + "\u00e2\u2020\u2019" * 1000 + "\n",
    "empty": "",
    "zeros": "\0" * 100_000,
}


@pytest.mark.parametrize("content", HARD.values(), ids=HARD)
def test_hard_content_is_checked_beside_others(folder, content):
    tree(folder, faulty=FAULTY, hard=content)
    _, found = check("--fail-on", "hint")
    assert ("faulty.md", "duplicate-tool", "Duplicate entry `Read`") in found
    assert not [message for _, rule, message in found if rule == "internal-error"]


def test_folder_without_permission(folder):
    tree(folder, faulty=FAULTY)
    (folder / "locked").mkdir()

    class Locked(FileSystem):
        def list(self, folder):
            return (
                Unreadable(str(folder), "permission denied") if str(folder).endswith("locked") else super().list(folder)
            )

    assert messages(Locked()) == {
        ".claude/agents/faulty.md": ["Duplicate entry `Read`"],
        "locked": ["Cannot read the file: permission denied"],
    }


def test_file_deleted_between_search_and_reading(folder):
    tree(folder, faulty=FAULTY, fleeting=FAULTY)

    class Fleeting(FileSystem):
        def read(self, path):
            if str(path).endswith("fleeting.md"):
                os.unlink(path)  # noqa: PTH108
            return super().read(path)

    assert messages(Fleeting()) == {
        ".claude/agents/faulty.md": ["Duplicate entry `Read`"],
        ".claude/agents/fleeting.md": ["Cannot read the file: there is no such file"],
    }


def test_folder_and_pipe_that_are_called_like_agents(folder):
    agents = tree(folder, faulty=FAULTY)
    (agents / "folder.md").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(agents / "pipe.md")
    code, found = check()
    assert code == 1
    assert [path for path, rule, _ in found if rule == "duplicate-tool"] == ["faulty.md"]
    assert {message for _, rule, message in found if rule == "unreadable-file"} <= {
        "Cannot read the file: it is not a regular file"
    }


def test_link_to_nowhere(folder):
    agents = tree(folder, faulty=FAULTY)
    (agents / "gone.md").symlink_to("nowhere.md")
    _, found = check()
    assert ("gone.md", "unreadable-file", "Cannot read the file: there is no such file") in found


def test_a_folder_that_is_linked_to_as_well_is_looked_at_once(folder):
    agents = tree(folder)
    (agents / "team").mkdir()
    (agents / "team" / "faulty.md").write_text(FAULTY, "utf-8", newline="\n")
    (agents / "again").symlink_to(agents / "team")
    (folder / "copies").mkdir()
    (folder / "copies" / ".claude").symlink_to(folder / ".claude")
    result = CliRunner().invoke(app, ["check", "--format", "concise"], catch_exceptions=False)
    assert result.output == ".claude/agents/team/faulty.md:4:14: hint[duplicate-tool] Duplicate entry `Read`\n"


def test_a_linked_folder_whose_place_says_something_else_is_looked_at_by_both(folder):
    skill = folder / ".agents" / "skills" / "sort"
    skill.mkdir(parents=True)
    (skill / "SKILL.md").write_text("---\nname: sort\ndescription: Sorts: all.\n---\nSort.\n", "utf-8")
    (folder / ".claude").mkdir()
    (folder / ".claude" / "skills").symlink_to(folder / ".agents" / "skills")
    result = CliRunner().invoke(app, ["check", "--show-files"], catch_exceptions=False)
    assert [line.split(": ")[0] for line in result.output.splitlines()] == [
        ".agents/skills/sort/SKILL.md",
        ".claude/skills/sort/SKILL.md",
    ]


def test_check_that_crashes_is_one_finding(folder, monkeypatch, caplog):
    tree(folder, a=FAULTY, b=FAULTY.replace("reviewer", "other").replace("description: ", "description: Also "))
    parse = Checker.subject

    def crash(self, path, data, **options):
        if path.endswith("a.md"):
            raise RecursionError
        return parse(self, path, data, **options)

    monkeypatch.setattr(Checker, "subject", crash)
    code, found = check("--ignore", "same-description")
    assert code == 1
    assert [(path, rule) for path, rule, _ in found] == [("a.md", "internal-error"), ("b.md", "duplicate-tool")]
    assert "checking" in caplog.text
