"""Claude Code as npm has it: installed outside the tree, and started so that nothing leaves the machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGE = "@anthropic-ai/claude-code"
PINNED = "2.1.332"
"""The release that the measured table is of."""


class ProgramError(Exception):
    """The program cannot be had or does not answer."""


def cache() -> Path:
    """Where it is installed unless told otherwise: the platform's folder for what can be had again."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
    elif sys.platform == "darwin":
        base = home / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "agentls" / "oracle"


def install(folder: Path, version: str = PINNED) -> Path:
    """The program's file, after it was installed in that version, a folder for each."""
    target = folder / version
    program = target / "node_modules" / ".bin" / ("claude.cmd" if sys.platform == "win32" else "claude")
    if not program.exists() or version == "latest":
        npm = shutil.which("npm")
        if npm is None:
            raise ProgramError("npm is needed to install Claude Code; it comes with Node.js")
        target.mkdir(parents=True, exist_ok=True)
        (target / "package.json").write_text('{"private": true}', "utf-8")
        quiet = ["--no-audit", "--no-fund", "--no-save", "--loglevel=error"]
        subprocess.run([npm, "install", *quiet, f"{PACKAGE}@{version}"], cwd=target, check=True)
    return program


def environment(home: Path, api: str) -> dict[str, str]:
    """An empty home, an API on this machine, and proxies that lead nowhere for whatever else it might ask."""
    kept = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "COMSPEC", "PATHEXT", "TMPDIR") if name in os.environ
    }
    nowhere = "http://127.0.0.1:9"
    return kept | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "CLAUDE_CONFIG_DIR": str(home / ".claude"),
        "ANTHROPIC_API_KEY": "none-is-needed-on-this-machine",
        "ANTHROPIC_BASE_URL": api,
        "HTTP_PROXY": nowhere,
        "HTTPS_PROXY": nowhere,
        "NO_PROXY": "127.0.0.1",
        "DISABLE_AUTOUPDATER": "1",
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
        "ENABLE_TOOL_SEARCH": "false",  # else only some tools stand in a request
        "SLASH_COMMAND_TOOL_CHAR_BUDGET": "10000000",  # else the list of skills is cut
    }


class Conversation:
    """The running program, to which messages are written and from which they are read, one a line."""

    def __init__(self, program: Path, project: Path, log: Path, env: dict[str, str], *options: str) -> None:
        formats = ["--input-format", "stream-json", "--output-format", "stream-json", "--verbose"]
        command = [str(program), "-p", *formats, "--debug-file", str(log), *options]
        self.process = subprocess.Popen(
            command, cwd=project, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def say(self, message: dict[str, object]) -> None:
        """Write a message."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def hear(self, kind: str) -> list[dict]:
        """The messages up to the first of this type, that one included."""
        assert self.process.stdout
        heard: list[dict] = []
        for line in self.process.stdout:
            heard.append(json.loads(line))
            if heard[-1]["type"] == kind:
                return heard
        raise ProgramError(f"Claude Code ended before it said {kind}")

    def end(self) -> None:
        """Let it go."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe
            pipe.close()
