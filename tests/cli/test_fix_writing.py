"""A file is written whole or not at all, and only what is wrong in it changes."""

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from agentls.cli import fix_run
from agentls.cli.app import app
from agentls.cli.checker import Checker
from agentls.project.filesystem import FileSystem, Unreadable
from cli.agents import CLEAN, FAULTY, FIXED, tree


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fix(*arguments):
    return CliRunner().invoke(app, ["fix", *arguments], catch_exceptions=False)


@pytest.mark.parametrize(
    "written",
    [
        str.encode,
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode() + "→ déjà\u2028 📚\r\n".encode(),
        lambda text: text.encode() + b"caf\xe9 \xff\n",
        lambda text: text.removesuffix("\n").encode(),
        lambda text: ("\ufeff" + text).encode("utf-16-le"),
    ],
    ids=["LF", "CRLF", "CR", "BOM", "other scripts", "undecodable", "no final line end", "UTF-16"],
)
def test_every_other_byte_stays(folder, written):
    agents = tree(folder, reviewer=written(FAULTY))
    fix("--rule", "duplicate-tool")
    assert (agents / "reviewer.md").read_bytes() == written(FIXED)


def test_clean_file_is_not_touched(folder):
    agents = tree(folder, reviewer=CLEAN)
    os.utime(agents / "reviewer.md", (1, 1))
    fix()
    assert (agents / "reviewer.md").stat().st_mtime == 1


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664])
def test_mode_stays(folder, mode):
    file = tree(folder, reviewer=FAULTY) / "reviewer.md"
    file.chmod(mode)
    kept = stat.S_IMODE(file.stat().st_mode)
    fix()
    assert (file.read_text("utf-8"), stat.S_IMODE(file.stat().st_mode)) == (FIXED, kept)


def test_link_stays_and_its_target_is_written(folder):
    agents = tree(folder)
    (folder / "shared.md").write_text(FAULTY, "utf-8", newline="\n")
    (agents / "reviewer.md").symlink_to(folder / "shared.md")
    fix()
    assert (agents / "reviewer.md").is_symlink()
    assert (folder / "shared.md").read_text("utf-8") == FIXED


UNTIDY = FAULTY.replace("name: ", "name:   ")


@pytest.mark.parametrize("named", [".", ".claude", ".claude/agents/reviewer.md"])
@pytest.mark.parametrize("command", ["fix", "format"])
def test_a_file_outside_of_the_tree_is_not_written_to(tmp_path, monkeypatch, named, command):
    repository, outside = tmp_path / "repository", tmp_path / "bashrc"
    (tree(repository) / "reviewer.md").symlink_to(outside)
    outside.write_text(UNTIDY, "utf-8", newline="\n")
    monkeypatch.chdir(repository)
    result = CliRunner().invoke(app, [command, named], catch_exceptions=False)
    assert outside.read_text("utf-8") == UNTIDY
    assert f"leads out of {repository}" in result.stderr


@pytest.mark.parametrize("command", ["fix", "format"])
def test_a_file_outside_of_the_folder_that_is_named_is_not_written_to(folder, command):
    (folder / ".git").mkdir()
    (tree(folder) / "reviewer.md").symlink_to(folder / "shared.md")
    (folder / "shared.md").write_text(UNTIDY, "utf-8", newline="\n")
    result = CliRunner().invoke(app, [command, ".claude"], catch_exceptions=False)
    assert (folder / "shared.md").read_text("utf-8") == UNTIDY
    assert "leads out of the folder that you named; name shared.md" in result.stderr
    assert CliRunner().invoke(app, [command, ".claude/agents/reviewer.md"]).exit_code == 0
    assert (folder / "shared.md").read_text("utf-8") != UNTIDY


def test_file_that_changed_meanwhile_is_left_alone(folder, monkeypatch):
    file = tree(folder, reviewer=FAULTY) / "reviewer.md"
    subject = Checker.subject

    def repair_while_the_user_saves(self, *args, **options):
        file.write_text("saved meanwhile", "utf-8", newline="\n")
        return subject(self, *args, **options)

    monkeypatch.setattr(Checker, "subject", repair_while_the_user_saves)
    result = fix()
    assert result.exit_code == 1
    assert "was not repaired: it has changed meanwhile" in result.output
    assert file.read_text("utf-8") == "saved meanwhile"
    assert [path.name for path in file.parent.iterdir()] == ["reviewer.md"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_failure_while_writing_leaves_the_old_file_and_nothing_else(folder, monkeypatch, step):
    file = tree(folder, reviewer=FAULTY) / "reviewer.md"

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full) if step == "fsync" else monkeypatch.setattr(Path, "replace", full)
    result = fix()
    assert result.exit_code == 1
    assert "was not repaired: no space left on device" in result.output
    assert file.read_text("utf-8") == FAULTY
    assert [path.name for path in file.parent.iterdir()] == ["reviewer.md"]


def test_file_that_may_not_be_written_does_not_stop_the_others(folder, monkeypatch):
    agents = tree(folder, locked=FAULTY, other=FAULTY)
    replace = FileSystem.replace

    def refuse(self, path, old, new):
        return Unreadable(path, "permission denied") if "locked" in path else replace(self, path, old, new)

    monkeypatch.setattr(FileSystem, "replace", refuse)
    result = fix()
    assert result.exit_code == 1
    assert ".claude/agents/locked.md was not repaired: permission denied" in result.output
    assert (agents / "other.md").read_text("utf-8") == FIXED


def test_fixed_standard_input_is_bytes():
    given = FAULTY.replace("\n", "\r\n").encode() + b"\xff\r\n"
    result = CliRunner().invoke(
        app, ["fix", "-", "-q", "--as", "claude-code/agent", "--rule", "duplicate-tool"], input=given
    )
    assert result.stdout_bytes == FIXED.replace("\n", "\r\n").encode() + b"\xff\r\n"


def test_crash_on_one_file_does_not_stop_the_others(folder, monkeypatch, caplog):
    agents = tree(folder, a=FAULTY, b=FAULTY)
    fix_all = fix_run.fix_all

    def crash(linter, ctx, *rest):
        if ctx.path.name == "a.md":
            raise RecursionError
        return fix_all(linter, ctx, *rest)

    monkeypatch.setattr(fix_run, "fix_all", crash)
    result = fix()
    assert result.exit_code == 1
    assert "a.md was not repaired: agentls failed on it" in result.output
    assert (agents / "b.md").read_text("utf-8") == FIXED
    assert "was not repaired" in caplog.text
