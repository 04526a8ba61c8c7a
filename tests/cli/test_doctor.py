"""`agentls doctor` with fakes on the PATH: what it says, and that nothing is left of it."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from agentls.cli.app import app
from doctor import fakes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fakes are scripts with a first line")

AGENT = "---\nname: reviewer\ndescription: Reviews a diff for bugs.\n---\nReview the diff.\n"
LISTED = {"id": "reviewer", "source": "project", "displayName": "reviewer", "description": "Reviews a diff for bugs."}
TELLS = "import json\nprint(json.dumps({{'type': 'session.custom_agents_updated', 'data': {{'agents': {}}}}}))"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "project" / ".github" / "agents").mkdir(parents=True)
    (tmp_path / "project" / ".github" / "agents" / "reviewer.agent.md").write_text(AGENT, "utf-8")
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path


def run(*arguments):
    result = CliRunner().invoke(app, ["doctor", *arguments])
    return result.exit_code, result.stdout


def test_program_that_does_what_agentls_says(folder):
    fakes.put(folder / "bin", "copilot", TELLS.format([{**LISTED, "tools": ["read"], "model": "gpt-5.5"}]))
    assert run() == (
        0,
        ".github/agents/reviewer.agent.md: Copilot agent\n"
        "  Copilot CLI  loads it as reviewer; 24 characters of description; tools read; model gpt-5.5\n"
        "\n"
        "VS Code: not found on this machine (looked for @codingame/monaco-vscode-chat-service-override)\n"
        "1 tool asked about 1 file: each does what agentls says.\n",
    )
    assert list((folder / "scratch").iterdir()) == []


@pytest.mark.parametrize(
    ("listed", "line"),
    [
        ([], "agentls says that it loads it; please report"),
        ([{**LISTED, "displayName": "other"}], "agentls reads the name `reviewer`; please report"),
        (
            [{**LISTED, "description": "Reviews"}],
            "agentls reads the description `Reviews a diff for bugs.`; please report",
        ),
    ],
)
def test_program_that_does_not(folder, listed, line):
    fakes.put(folder / "bin", "copilot", TELLS.format(listed))
    status, said = run("--tool", "copilot-cli")
    lines = [each.strip() for each in said.split("\n")]
    assert (status, lines[2], lines[1].startswith("! Copilot CLI")) == (1, line, True)
    assert lines[-2] == (
        "1 tool asked about 1 file: 1 answer is not what agentls says; please report what is marked with `!`."
    )


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("import time\ntime.sleep(600)", "Copilot CLI: no answer within 1 seconds"),
        ("raise SystemExit('Sign in first')", "Copilot CLI: it does not tell what it has loaded: Sign in first"),
        (TELLS.replace("{{'agents': {}}}", "7").format(), "Copilot CLI: its answer is not understood (AttributeError)"),
        (None, "Copilot CLI: not found on this machine (looked for copilot or @github/copilot)"),
    ],
)
def test_program_without_an_answer_is_one_line(folder, code, line):
    if code:
        fakes.put(folder / "bin", "copilot", code)
    status, said = run("--tool", "copilot-cli", "--timeout", "1" if "within 1" in line else "60")
    assert (status, said) == (2, f"{line}\nNo tool has answered.\n")
    assert list((folder / "scratch").iterdir()) == []


def test_json(folder):
    fakes.put(folder / "bin", "copilot", TELLS.format([]))
    status, said = run("--tool", "copilot-cli", "--format", "json")
    found = json.loads(said)
    assert status == 1
    assert {key: found["tools"][0][key] for key in ("tool", "version", "problem")} == {
        "tool": "copilot-cli",
        "version": "",
        "problem": "",
    }
    assert found["answers"] == [
        {
            "path": ".github/agents/reviewer.agent.md",
            "kind": "copilot/agent",
            "tool": "copilot-cli",
            "loads": False,
            "name": None,
            "description": None,
            "tools": None,
            "model": None,
            "says": [],
            "agentls": {"loads": True, "outcome": "accepted"},
            "differences": ["agentls says that it loads it"],
        }
    ]


def test_list(folder):
    path = fakes.put(folder / "bin", "copilot", "")
    status, said = run("--list")
    assert (status, f"copilot-cli  {path}\n" in said) == (0, True)
    assert "claude-code  not found (claude or @anthropic-ai/claude-code)\n" in said
    assert json.loads(run("--list", "--format", "json")[1])[0]["program"] is None


def test_program_that_the_user_names(folder):
    path = fakes.put(folder / "elsewhere", "my-copilot", TELLS.format([LISTED]))
    assert run("--tool", "copilot-cli", "--program", f"copilot-cli={path}")[0] == 0


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("arguments", [("--tool", "nobody"), ("--program", "copilot-cli"), ("--program", "nobody=/x")])
def test_misuse(arguments):
    assert run(*arguments)[0] == 2


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupt_ends_the_programs_and_leaves_nothing(folder, number, status):
    seen = folder / "pid"
    fakes.put(
        folder / "bin",
        "copilot",
        f"import os, time\nopen('pid', 'w').write(str(os.getpid()))\nos.replace('pid', {str(seen)!r})\ntime.sleep(600)",
    )
    command = [sys.executable, "-m", "agentls", "doctor", "--tool", "copilot-cli"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": ""}) as process:
        while not seen.exists():  # the test's own time limit ends this
            time.sleep(0.01)
        process.send_signal(number)
        said = process.communicate()[1]
    assert (process.returncode, b"Traceback" in said) == (status, False)
    while fakes.is_running(int(seen.read_text("utf-8"))):
        time.sleep(0.01)
    assert list((folder / "scratch").iterdir()) == []
