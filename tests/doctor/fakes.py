"""Programs that are put on the PATH in place of real ones."""

import json
import os
import stat
import sys
from pathlib import Path

from agentls.doctor.answer import Heard
from agentls.doctor.asking import Asker
from agentls.doctor.installed import find
from agentls.doctor.processes import Deadline, Processes
from agentls.doctor.programs.listing import heard_of
from agentls.doctor.programs.program import Program
from agentls.doctor.question import read_json
from agentls.doctor.scratch import Workshop

LISTS = """
import json, pathlib
found = [{"path": path.as_posix(), "loads": True, "name": path.stem} for path in pathlib.Path(".x").rglob("*.md")]
print(json.dumps(found))
"""
"""Lists all files that are there."""


def put(folder: Path, name: str, code: str) -> Path:
    """A program of that name which does as the code, of Python, says."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{code}", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def program(ask=None, *, name="x", folders=(".x/agents",)) -> Program:
    """One that lists what it loads as JSON."""
    return Program(name, name.upper(), (name,), (), folders, {"claude-code/agent": folders[0]}, ask or listing)


def listing(question) -> Heard:
    """What a fake that lists files says."""
    ran = question.run(question.program, "list")
    return heard_of(read_json(ran.out, ran.err))


def asked(of, files, *, seconds=20.0, processes=None):
    """What comes of asking a program on the PATH."""
    found = find(of.commands, of.packages)
    with Workshop() as workshop:
        result = Asker(of, found, workshop, processes or Processes(), Deadline(seconds)).ask(files)
        assert [each.name for each in workshop.root.iterdir()] == []
    assert not workshop.root.exists()
    return result


def environment_of(path: Path) -> dict:
    """What a fake has written down of its environment."""
    return json.loads(path.read_text("utf-8"))


def is_running(pid: int) -> bool:
    """Whether a process is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # One that has ended and that nobody has waited for is not running.
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text("utf-8").rpartition(") ")[2][0] != "Z"
