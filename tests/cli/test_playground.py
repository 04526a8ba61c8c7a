"""``agentls playground`` as a process: the page it gives out here is a small one."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

import pytest

PROGRAM = """
import sys
from pathlib import Path
from agentls.cli import main, playground
playground._PAGES = (Path(sys.argv.pop(1)),)
main()
"""
BROWSER = "import sys; from pathlib import Path; Path(sys.argv[1]).write_text(sys.argv[2], 'utf-8')"


@contextmanager
def playground(folder, *options):
    """The process, with what it has said."""
    (folder / "index.html").write_text("<p>The page.</p>", "utf-8")
    (folder / "browser.py").write_text(BROWSER, "utf-8")
    command = [sys.executable, "-c", PROGRAM, str(folder), "playground", *options]
    browser = [Path(sys.executable).as_posix(), (folder / "browser.py").as_posix(), (folder / "asked").as_posix(), "%s"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "BROWSER": " ".join(browser)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=environment, **pipes) as process:
        yield process, re.search(r"http://\S+/", process.stdout.readline()).group()
        process.terminate()


def test_it_says_where_it_is_shows_it_and_ends_when_told(tmp_path):
    with playground(tmp_path) as (process, address):
        with urlopen(address, timeout=120) as answer:  # noqa: S310 - our own
            assert answer.read() == b"<p>The page.</p>"
        until = monotonic() + 120
        while not (tmp_path / "asked").exists() or not (tmp_path / "asked").read_text("utf-8"):
            assert monotonic() < until
            sleep(0.02)
        assert (tmp_path / "asked").read_text("utf-8") == address
        process.terminate()
        _, errors = process.communicate(timeout=120)
        assert errors == ""
        # Windows has no other way to end a process than to kill it.
        assert process.returncode == 0 or sys.platform == "win32"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals")
def test_interrupt_is_how_it_ends(tmp_path):
    with playground(tmp_path, "--no-browser") as (process, _):
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, "")


def test_addresses_cannot_be_guessed(tmp_path):
    with playground(tmp_path, "--no-browser") as (_, one), playground(tmp_path, "--no-browser") as (_, other):
        words = [address.rsplit("/", 2)[1] for address in (one, other)]
        assert words[0] != words[1]
        assert min(map(len, words)) >= 20
    assert not (tmp_path / "asked").exists()


def test_port_that_is_taken(tmp_path):
    (tmp_path / "index.html").touch()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-c", PROGRAM, str(tmp_path), "playground", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert re.fullmatch(rf"Error: Cannot listen on port {port}: [^\n()]+\n", done.stderr)


def test_page_that_is_not_built(tmp_path):
    command = [sys.executable, "-c", PROGRAM, str(tmp_path), "playground"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert re.fullmatch(r"Error: The page is not built. Build it in .*/editors/playground: npm ci .*\n", done.stderr)
