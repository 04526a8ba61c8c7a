"""Measures the battery: lays the cases out as one folder of agents and lets the program's loader read it."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from oracle.program import Package, ProgramError, environment
from oracle.projects import lay_out
from oracle.record import Record, Sound, Table, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oracle.case import Case

PACKAGE = Package("@google/gemini-cli-core", "0.61.0")
FOLDERS = {"agents": "project/.gemini/agents"}
SOUND = Sound(
    Record,
    {
        "agents": {
            "name": "{id}",
            "description": "Reviews {id} with care.",
            "tools": ("read_file", "glob"),
            "model": "gemini-2.5-pro",
            "prompt": "You review {id}.",
        }
    },
)


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    with tempfile.TemporaryDirectory(prefix="agentls-battery-", ignore_cleanup_errors=True) as folder:
        root = Path(folder).resolve()
        lay_out(root, FOLDERS, cases, {})
        found = _load(modules, root)
    version = json.loads((modules / PACKAGE.name / "package.json").read_text("utf-8"))["version"]
    return Table(version, datetime.now(UTC).date().isoformat(), dict(_records(found, cases)))


def _load(modules: Path, root: Path) -> dict:
    node = shutil.which("node")
    if node is None:
        raise ProgramError("Node.js is needed to run the loader of Gemini CLI")
    command = [node, str(Path(__file__).with_name("load.mjs")), str(modules), str(root / FOLDERS["agents"])]
    done = subprocess.run(command, env=environment(root), capture_output=True, check=False, encoding="utf-8")
    if done.returncode:
        raise ProgramError(f"the loader of Gemini CLI failed: {done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def _records(found: dict, cases: Iterable[Case]) -> Iterator[tuple[str, Record]]:
    """A record for each case; a file that is not even looked at has no error."""
    agents = {agent["path"]: agent for agent in found["agents"]}
    errors = {error["path"]: error["says"] for error in found["errors"]}
    for case in cases:
        agent, says = agents.get(case.path), _reasons(errors.get(case.path, ""))
        yield case.id, _record(case, agent) if agent else Record(case.id, loads=False, says=says)


def _reasons(message: str) -> tuple[str, ...]:
    """What is wrong with a file, a text for each fault, without the lines of the file that are shown."""
    head, _, faults = message.removeprefix("Failed to load agent from <file>: ").partition("Agent Definition:\n")
    return tuple(faults.split("\n")) if faults else tuple(head.split("\n")[:1] if head else ())


def _record(case: Case, agent: dict) -> Record:
    tools = "all" if agent["tools"] is None else tuple(short(name) for name in agent["tools"])
    name, description, prompt = (short(agent[key]) for key in ("name", "description", "prompt"))
    return Record(case.id, name=name, description=description, tools=tools, model=agent["model"], prompt=prompt or None)
