"""A Kate on a screen of its own, and what it and the server say to each other."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, NamedTuple

from editors.driven.terminal import PATIENCE_S, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from editors.driven.tools import Tools

SHIPPED = Path(__file__).parents[3] / "editors" / "kate"
SETTINGS = SHIPPED / "settings.json"
PACKAGES = ("kate", "xvfb", "openbox", "xdotool", "dbus-daemon", "imagemagick")
WIDTH, HEIGHT = 1280, 800
AGAIN_S = 10
FRAME = re.compile(rb"Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n")
FOREIGN = ("XDG_", "KDE", "QT_", "DBUS_", "WAYLAND_", "SESSION_")

LISTENING = """\
#!/bin/sh
tee {log}/asked | {server} "$@" | tee {log}/answered
"""
"""Stands for the server on the PATH and keeps both sides of what is said."""


def readme(heading: str) -> str:
    """The JSON that the README has under a heading."""
    section = (SHIPPED / "README.md").read_text("utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    (block,) = re.findall(r"^```json\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
    return block


class Run(NamedTuple):
    """Pixels of a colour in one stretch of rows: the first and the last of their columns."""

    left: int
    right: int

    @property
    def width(self) -> int:
        """How wide the stretch is."""
        return self.right - self.left + 1


class Kate:
    """Kate with settings of its LSP client and nothing else set, and a file open at a place."""

    def __init__(self, tools: Tools, home: Path, server: str, settings: str, file: Path, place: tuple[int, int]):
        tools.debian(*PACKAGES, program="kate")
        self._log = home / "log"
        # Sockets are made in it, whose paths may be 107 bytes long.
        self._runtime = mkdtemp(prefix="kate-")
        self._environment = self._prepare(home, server, settings)
        self._processes: list[subprocess.Popen] = []
        try:
            self._environment["DISPLAY"] = self._screen()
            self._start("openbox")
            line, column = place
            where = ["--line", str(line), "--column", str(column), str(file)]
            self.process = self._start("dbus-run-session", "--", "kate", "--new", "--block", "--startanon", *where)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Kate:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def allow(self) -> None:
        """Says yes to Kate's question whether the server may be started."""
        question = "LSP server start requested"
        assert until(lambda: question in self.active()), self.output()
        self.press("alt+y", lambda: self.active() and question not in self.active())
        assert until(lambda: self.sent("initialized")), self.output()

    def press(self, keys: str, seen: Callable[[], object]) -> None:
        """Presses keys until their effect is seen."""
        for _ in range(PATIENCE_S // AGAIN_S):
            self._tool("key", "--delay", "50", *keys.split())
            if until(seen, AGAIN_S):
                return
        raise AssertionError(f"{keys} has no effect. Kate says:\n{self.output()}")

    def type(self, text: str) -> None:
        """Types a text."""
        self._tool("type", "--delay", "50", text)

    def active(self) -> str:
        """The title of the window that gets what is typed."""
        return self._tool("getactivewindow", "getwindowname", check=False)

    def windows(self) -> list[str]:
        """The windows of Kate that are to be seen, tooltips too."""
        return self._tool("search", "--onlyvisible", "--class", "kate", check=False).split()

    def sent(self, method: str) -> list[dict]:
        """What Kate has sent of a kind."""
        return [message.get("params", {}) for message in self._messages("asked") if message.get("method") == method]

    def told(self, method: str) -> list[dict]:
        """What the server has told of a kind."""
        return [message["params"] for message in self._messages("answered") if message.get("method") == method]

    def answers(self, method: str) -> list[object]:
        """What the server has answered to Kate's requests of a kind."""
        asked = {message.get("id") for message in self._messages("asked") if message.get("method") == method}
        heard = self._messages("answered")
        return [message["result"] for message in heard if message.get("id") in asked and "method" not in message]

    def shoot(self, file: Path) -> None:
        """Keeps a picture of the screen."""
        self._import(str(file))

    def coloured(self, wanted: Callable[[int, int, int], bool]) -> list[Run]:
        """Where there are pixels of a colour, top down."""
        pixels = self._import("-depth", "8", "rgb:-")
        found: list[Run] = []
        above = False
        for start in range(0, len(pixels), WIDTH * 3):
            row = pixels[start : start + WIDTH * 3]
            columns = [x for x in range(WIDTH) if wanted(*row[3 * x : 3 * x + 3])]
            if columns and above:
                found[-1] = Run(min(found[-1].left, columns[0]), max(found[-1].right, columns[-1]))
            elif columns:
                found.append(Run(columns[0], columns[-1]))
            above = bool(columns)
        return found

    def output(self) -> str:
        """What all the programs have printed."""
        return (self._log / "output").read_text("utf-8", "replace")

    def close(self) -> None:
        """Ends everything that was started."""
        for process in reversed(self._processes):
            if process.poll() is None:
                # A screen that is not asked to leave keeps its number.
                os.killpg(process.pid, signal.SIGTERM)
                until(lambda process=process: process.poll() is not None, AGAIN_S)
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        rmtree(self._runtime, ignore_errors=True)

    def _prepare(self, home: Path, server: str, settings: str) -> dict[str, str]:
        program, file = home / "bin/agentls", home / ".config/kate/lspclient/settings.json"
        for folder in (self._log, program.parent, file.parent):
            folder.mkdir(parents=True)
        program.write_text(LISTENING.format(log=shlex.quote(str(self._log)), server=shlex.quote(server)), "utf-8")
        program.chmod(0o755)
        file.write_text(settings, "utf-8")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        path = os.pathsep.join([str(program.parent), os.environ["PATH"]])
        own = {"HOME": str(home), "XDG_RUNTIME_DIR": self._runtime, "PATH": path}
        return {**kept, **own, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}

    def _screen(self) -> str:
        ours, its = os.pipe()
        with os.fdopen(ours, "rb") as told:
            size = f"{WIDTH}x{HEIGHT}x24"
            self._start(
                "Xvfb", "-displayfd", str(its), "-screen", "0", size, "-noreset", "-nolisten", "tcp", passed=(its,)
            )
            os.close(its)
            number = told.readline().decode().strip()
        assert number, self.output()
        return f":{number}"

    def _start(self, *command: str, passed: tuple[int, ...] = ()) -> subprocess.Popen:
        with (self._log / "output").open("ab") as output:
            process = subprocess.Popen(
                command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=passed,
                start_new_session=True,
            )
        self._processes.append(process)
        return process

    def _tool(self, *arguments: str, check: bool = True) -> str:
        command = ["xdotool", *arguments]
        done = subprocess.run(command, env=self._environment, check=check, capture_output=True, timeout=PATIENCE_S)
        return done.stdout.decode()

    def _import(self, *target: str) -> bytes:
        command = ["import", "-silent", "-window", "root", *target]
        return subprocess.run(
            command, env=self._environment, check=True, stdout=subprocess.PIPE, timeout=PATIENCE_S
        ).stdout

    def _messages(self, side: str) -> list[dict]:
        file = self._log / side
        data = file.read_bytes() if file.exists() else b""
        found = []
        at = 0
        while head := FRAME.match(data, at):
            at = head.end() + int(head[1])
            if at <= len(data):
                found.append(json.loads(data[head.end() : at]))
        return found
