"""OpenCode as npm has it: its server, and single calls of an agent's tools."""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

from oracle.program import Package, ProgramError, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = Package("opencode-ai", "1.18.33")
_QUIET = {
    "OPENCODE_DISABLE_MODELS_FETCH": "1",
    "OPENCODE_DISABLE_AUTOUPDATE": "1",
    "OPENCODE_DISABLE_DEFAULT_PLUGINS": "1",
    "OPENCODE_EXPERIMENTAL_DISABLE_FILEWATCHER": "1",
    "npm_config_registry": "http://127.0.0.1:9/",
    "npm_config_fetch_retries": "0",
}
_STOPPED = ("prevents you from using", "rule which prevents", "is disabled for agent")


class Program:
    """The program, with an empty home."""

    def __init__(self, modules: Path, home: Path) -> None:
        self._binary = next(modules.glob("opencode-linux-x64/bin/opencode"), modules / ".bin" / "opencode")
        self._environment = environment(home) | _QUIET
        self._log = home / "server.log"
        home.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def server(self) -> Iterator[Server]:
        """A server of its own: its reader of headers remembers what it failed on."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [str(self._binary), "serve", "--pure", "--port", str(port)]
        with self._log.open("w") as log:
            running = subprocess.Popen(command, env=self._environment, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            if not any("listening" in line for line in running.stdout or ()):
                raise ProgramError(f"OpenCode's server does not start: {self._log.read_text()[-500:]}")
            yield Server(port)
        finally:
            running.terminate()
            running.wait(10)

    def stops(self, project: Path, agent: str, call: str) -> bool:
        """Whether an agent's rules stop a call: ``bash git push``, ``read secrets/a.txt``, ``write /tmp/x``."""
        tool, _, what = call.partition(" ")
        given = {"command": what, "description": "x"} if tool == "bash" else {"filePath": str(project / what)}
        params = json.dumps(given | ({"content": "x"} if tool == "write" else {}))
        command = [str(self._binary), "debug", "agent", agent, "--tool", tool, "--params", params, "--pure"]
        done = subprocess.run(
            command, cwd=project, env=self._environment, capture_output=True, text=True, timeout=120, check=False
        )
        said = done.stdout + done.stderr
        if any(words in said for words in _STOPPED):
            return True
        if '"result"' in said:
            return False
        raise ProgramError(f"{agent}, {call}: {said[-300:]}")


class Server:
    """A running server."""

    def __init__(self, port: int) -> None:
        self._port = port

    def get(self, path: str, **query: str) -> tuple[object, str]:
        """What it answers, and else why not."""
        url = f"http://127.0.0.1:{self._port}{path}?{urllib.parse.urlencode(query)}"
        for _ in range(20):
            try:
                with urllib.request.urlopen(url, timeout=60) as answer:
                    return json.load(answer), ""
            except urllib.error.HTTPError as refused:
                return None, refused.read().decode()
            except urllib.error.URLError:
                time.sleep(0.2)
        raise ProgramError("OpenCode's server does not answer")
