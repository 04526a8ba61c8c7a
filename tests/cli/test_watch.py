"""`agentls check --watch`: a report at once, and another after each change."""

import os
import signal
import subprocess
import sys

import pytest
from click.testing import CliRunner

from agentls.cli.app import app
from cli.agents import CLEAN, FAULTY, tree

WATCHING = "Watching for changes; Ctrl+C ends it.\n"


@pytest.fixture
def watching(tmp_path):
    """A folder with a faulty agent, and a check that watches it; both streams in one."""
    agents = tree(tmp_path, reviewer=FAULTY)
    command = [sys.executable, "-m", "agentls", "check", "--watch", "--format", "concise"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield agents, process
        finally:
            process.kill()


def until_it_waits(process):
    lines = iter(process.stdout.readline, "")
    return list(iter(lambda: next(lines), WATCHING))


def put(path, text):
    """Writes a file at once: it is never seen half written."""
    path.with_suffix(".new").write_text(text, "utf-8")
    path.with_suffix(".new").replace(path)


def test_each_change_is_checked(watching):
    agents, process = watching
    [found] = until_it_waits(process)
    assert "duplicate-tool" in found
    put(agents / "reviewer.md", CLEAN)
    assert until_it_waits(process) == ["1 file changed; checking again.\n"]
    (agents.parent / "ignored.log").write_text("", "utf-8")
    put(agents / "tester.md", FAULTY.replace("reviewer", "tester").replace("Reviews a diff", "Tests it"))
    [changed, found] = until_it_waits(process)
    assert (changed, "tester.md" in found) == ("1 file changed; checking again.\n", True)


def test_settings_that_cannot_be_read_do_not_end_it(watching):
    agents, process = watching
    until_it_waits(process)
    settings = agents.parents[1] / "agentls.toml"
    put(settings, "[rules")
    [_, found, _] = until_it_waits(process)
    assert found.startswith("agentls.toml:1:6: error[invalid-setting]")
    put(settings, "")
    [_, found] = until_it_waits(process)
    assert "duplicate-tool" in found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for one process")
def test_ctrl_c_ends_it(watching):
    _, process = watching
    until_it_waits(process)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    assert "Traceback" not in process.stdout.read()


@pytest.mark.parametrize("arguments", [["-"], ["nowhere"], ["--write-baseline"], ["--add-ignores"]])
def test_what_cannot_be_watched(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["check", "--watch", *arguments]).exit_code == 2
