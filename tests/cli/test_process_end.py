"""How a run ends when a pipe, a terminal or a disk ends it: in real processes. Nothing but a word, never a trace."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from agentls.cli.formats import NAMES
from cli.agents import CLEAN, FAULTY, FIXED, tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="other systems end processes by signals")

AGENTLS = [sys.executable, "-m", "agentls"]
UNTIDY = CLEAN.replace("name: ", "name:   ")
COMMANDS = [
    *(["check", "--format", form] for form in NAMES),
    ["check", "--statistics"],
    ["check", "--show-files"],
    ["fix", "--diff"],
    ["format", "--diff"],
    ["format", "--check"],
    ["fix", "-", "--as", "claude-code/agent"],
    ["format", "-", "--as", "claude-code/agent"],
    ["doctor", "--list"],
    ["rules"],
    ["explain", "unknown-tool"],
    ["schema", "claude-code/agent"],
    ["completion", "bash"],
    ["--help"],
    ["--version"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_reader_that_has_gone(tmp_path, command):
    tree(tmp_path, a=FAULTY, b=UNTIDY.replace("reviewer", "other"))
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer) as output:
        done = subprocess.run(
            [*AGENTLS, *command],
            cwd=tmp_path,
            input=UNTIDY.encode(),
            stdout=output,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (141, b"")


def test_server_whose_client_reads_no_more(tmp_path):
    hello = b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": null, "capabilities": {}}}'
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer) as output:
        done = subprocess.run(
            [*AGENTLS, "serve"],
            cwd=tmp_path,
            input=b"Content-Length: %d\r\n\r\n%s" % (len(hello), hello) * 2,
            stdout=output,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.stderr == b""


def test_reader_that_has_seen_enough(tmp_path):
    # Far more than a pipe takes in while nobody reads.
    long = FAULTY.replace("Reviews", "Reviews " + "carefully " * 300)
    tree(tmp_path, **{f"agent{i}": long.replace("reviewer", f"agent-{i}") for i in range(60)})
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*AGENTLS, "fix", "--diff"], cwd=tmp_path, **pipes) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize(
    ("closed", "command", "status"),
    [
        (">&-", ["check"], 1),
        ("2>&-", ["fix", "--diff"], 1),
        (">&- 2>&-", ["format"], 0),
        ("<&-", ["format", "-", "--as", "claude-code/agent"], 0),
    ],
)
def test_streams_that_were_closed_before(tmp_path, closed, command, status):
    tree(tmp_path, a=FAULTY, b="no header")
    line = ["sh", "-c", f'exec "$@" {closed}', "sh", *AGENTLS, *command]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == status
    assert b"Traceback" not in done.stdout + done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
@pytest.mark.parametrize("command", [["check"], ["fix", "--diff"]], ids=" ".join)
def test_full_disk(tmp_path, command):
    tree(tmp_path, a=FAULTY)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*AGENTLS, *command], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False)
    words = b"agentls: Cannot write the output: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, words)


PROGRAM = """
import os, signal, sys
from pathlib import Path
from time import sleep

def wait():
    os.write(1, b"there\\n")
    while signal.SIGINT not in signal.sigpending():
        sleep(0.01)

class Garbage:
    def __del__(self):
        wait()

{}

sys.argv[1:] = {!r}
from agentls.cli import main
main()
"""
MOMENTS = {
    "the first import": """
import builtins
real = builtins.__import__
def importing(name, *rest, **more):
    if name == "agentls.cli.process_end":
        wait()
    return real(name, *rest, **more)
builtins.__import__ = importing
""",
    "import": """
import builtins
real = builtins.__import__
def importing(name, *rest, **more):
    if name == "yaml":
        wait()
    return real(name, *rest, **more)
builtins.__import__ = importing
""",
    "reading": """
from agentls.project.filesystem import FileSystem
FileSystem.read = lambda self, path, limit=0: wait()
""",
    "a finalizer": """
from agentls.project.filesystem import FileSystem
FileSystem.read = lambda self, path, limit=0: Garbage() and b""
""",
}
WRITING = """
real = Path.replace
def replace(self, target):
    wait()
    return real(self, target)
Path.replace = replace
"""


@contextmanager
def running(folder, code, *arguments, **environment):
    """The program in a group of processes of its own, as a terminal has it; once it has come to where it waits."""
    program = [sys.executable, "-c", PROGRAM.format(code, list(arguments))]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    options = {"cwd": folder, "env": {**os.environ, **environment}, "start_new_session": True}
    with subprocess.Popen(program, **pipes, **options) as process:
        assert process.stdout.readline() == b"there\n"
        yield process


def interrupt(process):
    """What the program says when Ctrl-C is pressed, and its status."""
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate()[1]
    return process.returncode, said


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_interrupt(tmp_path, moment):
    tree(tmp_path, a=FAULTY)
    with running(tmp_path, moment, "check") as process:
        assert interrupt(process) == (130, b"Interrupted\n")


@pytest.mark.parametrize("command", ["fix", "format"])
def test_interrupt_while_a_file_is_written(tmp_path, command):
    agents = tree(tmp_path, a=FAULTY.replace("name: ", "name:   "))
    with running(tmp_path, WRITING, command) as process:
        assert interrupt(process) == (130, b"Interrupted\n")
    assert [path.name for path in agents.iterdir()] == ["a.md"]
    expected = FIXED.replace("name: ", "name:   ") if command == "fix" else FAULTY
    assert (agents / "a.md").read_text("utf-8") == expected


def test_interrupt_while_processes_start(tmp_path):
    tree(tmp_path, a=FAULTY)
    modules = tmp_path / "modules"
    modules.mkdir()
    # What Python runs first in every process: those that are started say that they are there, and wait.
    (modules / "sitecustomize.py").write_text(
        "import os, signal, sys\n"
        "if 'spawn_main' in ' '.join(sys.orig_argv):\n"
        "    os.write(1, b'there\\n')\n"
        "    signal.pause()\n"
    )
    with running(tmp_path, "", "check", "-j", "2", PYTHONPATH=str(modules)) as process:
        assert interrupt(process) == (130, b"Interrupted\n")


@pytest.mark.parametrize("before", [None, "old"])
def test_report_that_is_interrupted_is_not_there(tmp_path, before):
    tree(tmp_path, a=FAULTY)
    report = tmp_path / "report.json"
    if before:
        report.write_text(before)
    with running(tmp_path, MOMENTS["reading"], "check", "-o", "report.json") as process:
        interrupt(process)
    assert report.exists() == bool(before)
    assert not before or report.read_text() == before
    assert {path.name for path in tmp_path.iterdir()} <= {".claude", "report.json"}


def test_whoever_starts_it_may_want_interrupts_ignored(tmp_path):
    tree(tmp_path, a=FAULTY)
    program = """
import os, signal, sys
from agentls.project.filesystem import FileSystem
signal.signal(signal.SIGINT, signal.SIG_IGN)
FileSystem.exists = lambda self, path: os.kill(os.getpid(), signal.SIGINT) or os.path.exists(path)
sys.argv[1:] = ["check", "-q"]
from agentls.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
