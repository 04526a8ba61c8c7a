"""Claude Code as npm has it, started so that nothing leaves the machine."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from oracle import program
from oracle.program import Package, ProgramError

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = Package("@anthropic-ai/claude-code", "2.1.332")


def executable(modules: Path) -> Path:
    """The program's file."""
    return modules / ".bin" / ("claude.cmd" if sys.platform == "win32" else "claude")


def environment(home: Path, api: str) -> dict[str, str]:
    """An empty home, and an API on this machine."""
    return program.environment(home) | {
        "CLAUDE_CONFIG_DIR": str(home / ".claude"),
        "ANTHROPIC_API_KEY": "none-is-needed-on-this-machine",
        "ANTHROPIC_BASE_URL": api,
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
