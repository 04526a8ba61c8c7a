"""Asks Copilot CLI which agents a project has: it is started offline, with a model server that answers nothing."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from oracle import program
from oracle.copilot.record import of_agent
from oracle.program import Package, ProgramError
from oracle.projects import lay_out
from oracle.record import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from oracle.case import Case

PACKAGE = Package("@github/copilot", "1.0.102")
FOLDERS = {"agents": "project/.github/agents"}

_EVENT = "session.custom_agents_updated"
_PATIENCE = 60
"""Seconds until the program is given up."""


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    cases = tuple(cases)
    with tempfile.TemporaryDirectory(prefix="agentls-oracle-", ignore_cleanup_errors=True) as folder:
        root = Path(folder).resolve()
        lay_out(root, FOLDERS, cases, {})
        heard = _ask(_executable(modules), root)
    # A file is known by its path below the folder, without suffix, and with dashes between folders.
    agents = {agent["id"]: agent for agent in heard["agents"] if agent.get("source") == "project"}
    records = {case.id: of_agent(case, agents.get(_id(case)), _said(heard, case)) for case in cases}
    version = json.loads((modules / PACKAGE.name / "package.json").read_text("utf-8"))["version"]
    return Table(version, datetime.now(UTC).date().isoformat(), records)


def _id(case: Case) -> str:
    return case.path.removesuffix(".md").removesuffix(".agent").replace("/", "--")


def _said(heard: Mapping, case: Case) -> Iterator[str]:
    """Its warnings and reasons of refusal for a file."""
    for text in (*heard.get("errors", ()), *heard.get("warnings", ())):
        if f"/agents/{case.path}" in text:
            yield text.split(": ", 1)[-1].replace("custom agent markdown frontmatter is malformed: ", "")[:160]


def _executable(modules: Path) -> Path:
    system = {"linux": "linux", "darwin": "darwin", "win32": "win32"}[sys.platform]
    machine = {"x86_64": "x64", "AMD64": "x64", "arm64": "arm64", "aarch64": "arm64"}[platform.machine()]
    return modules / "@github" / f"copilot-{system}-{machine}" / ("copilot.exe" if system == "win32" else "copilot")


def _ask(executable: Path, root: Path) -> dict:
    home = root / "home"
    home.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Refusal) as service:
        threading.Thread(target=service.serve_forever, daemon=True).start()
        env = program.environment(home) | {
            "COPILOT_OFFLINE": "true",
            "COPILOT_PROVIDER_BASE_URL": f"http://127.0.0.1:{service.server_port}/v1",
            "COPILOT_PROVIDER_API_KEY": "none-is-needed-on-this-machine",
            "COPILOT_MODEL": "gpt-5.5",
        }
        command = [executable, "-p", "hi", "--output-format", "json", "--trust-folder", "--no-auto-update"]
        try:
            ran = subprocess.run(
                command, cwd=root / "project", env=env, capture_output=True, timeout=_PATIENCE, check=False
            )
        finally:
            service.shutdown()
    for line in ran.stdout.decode("utf-8", "replace").split("\n"):
        message = json.loads(line) if line.startswith("{") else {}
        if message.get("type") == _EVENT:
            return message["data"]
    raise ProgramError(f"Copilot CLI lists no agents: {ran.stderr.decode('utf-8', 'replace')[-500:]}")


class _Refusal(BaseHTTPRequestHandler):
    """A model server that lets nobody in: the agents are listed before a model is asked."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        answer = b'{"error": {"message": "no"}}'
        self.send_response(401)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Nothing."""
