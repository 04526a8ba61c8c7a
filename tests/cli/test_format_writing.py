"""What `agentls format` leaves on disk."""

import os

import pytest
from click.testing import CliRunner

from agentls.cli import format_run
from agentls.cli.app import app
from agentls.project.filesystem import FileSystem, Unreadable
from cli.agents import CLEAN, tree

UNTIDY = CLEAN.replace("name: ", "name:   ")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, **options):
    return CliRunner().invoke(app, ["format", *arguments], catch_exceptions=False, **options)


@pytest.mark.parametrize(
    "written",
    [
        str.encode,
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode() + b"caf\xe9 \xff  \n\n\n",
        lambda text: text.removesuffix("\n").encode(),
        lambda text: ("\ufeff" + text).encode("utf-16-le"),
    ],
    ids=["LF", "CRLF", "BOM", "undecodable", "no final line end", "UTF-16"],
)
def test_every_other_byte_stays(folder, written):
    agents = tree(folder, reviewer=written(UNTIDY))
    assert run().exit_code == 0
    assert (agents / "reviewer.md").read_bytes() == written(CLEAN)


@pytest.mark.parametrize("option", [(), ("--check",), ("--diff",)])
def test_file_in_order_is_not_touched(folder, option):
    agents = tree(folder, reviewer=CLEAN)
    os.utime(agents / "reviewer.md", (1, 1))
    assert run(*option).exit_code == 0
    assert (agents / "reviewer.md").stat().st_mtime == 1


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_asking_changes_nothing(folder, option):
    agents = tree(folder, reviewer=UNTIDY)
    assert run(option).exit_code == 1
    assert (agents / "reviewer.md").read_text("utf-8") == UNTIDY


def test_file_that_may_not_be_written_does_not_stop_the_others(folder, monkeypatch):
    agents = tree(folder, locked=UNTIDY, other=UNTIDY)
    replace = FileSystem.replace

    def refuse(self, path, old, new):
        return Unreadable(path, "permission denied") if "locked" in path else replace(self, path, old, new)

    monkeypatch.setattr(FileSystem, "replace", refuse)
    result = run()
    assert result.exit_code == 2
    assert ".claude/agents/locked.md was not formatted: permission denied" in result.output
    assert (agents / "other.md").read_text("utf-8") == CLEAN


def test_crash_on_one_file_does_not_stop_the_others(folder, monkeypatch, caplog):
    agents = tree(folder, a=UNTIDY, b=UNTIDY)
    format_file = format_run.format_file

    def crash(ctx, **options):
        if ctx.path.name == "a.md":
            raise RecursionError
        return format_file(ctx, **options)

    monkeypatch.setattr(format_run, "format_file", crash)
    result = run()
    assert result.exit_code == 2
    assert "a.md was not formatted: agentls failed on it" in result.output
    assert (agents / "b.md").read_text("utf-8") == CLEAN
    assert "format_run" in caplog.text


def test_unreadable_file(folder):
    tree(folder, other=CLEAN)
    (folder / ".claude" / "agents" / "gone.md").symlink_to(folder / "nowhere")
    result = run()
    assert result.exit_code == 2
    assert "gone.md was not formatted: there is no such file" in result.output


@pytest.mark.parametrize("text", [UNTIDY, "no header\n", "---\na: b: c\n---\n"])
def test_standard_input_comes_out_whole(text):
    given = text.replace("\n", "\r\n").encode() + b"\xff\r\n"
    result = run("-", "-q", "--as", "claude-code/agent", input=given)
    expected = text.replace(UNTIDY, CLEAN).replace("\n", "\r\n").encode() + b"\xff\r\n"
    assert (result.exit_code, result.stdout_bytes) == (0, expected)
