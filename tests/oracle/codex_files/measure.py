"""Measures the battery: Codex says why it does not begin."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from agentls.doctor.programs.codex import CODEX
from oracle.alone import ask_alone, write
from oracle.record import Record, Sound, short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from agentls.doctor.question import Question
    from oracle.case import Case
    from oracle.record import Table

FOLDERS = {"config": "project/.codex"}
SOUND = Sound(Record, {"config": {}})


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    return ask_alone(CODEX, modules, cases, _ask)


def _ask(question: Question, case: Case) -> Record:
    project, home = question.bench.project, question.bench.home / ".codex"
    write(project, {f".codex/{case.path}": case.data})
    write(home, {"config.toml": f'[projects."{project.as_posix()}"]\ntrust_level = "trusted"\n'.encode()})
    ran = question.run(question.program, "app-server", "--print-startup-config", CODEX_HOME=str(home))
    lines = (json.loads(line) for line in (ran.out + ran.err).split("\n") if line.startswith("{"))
    error = next((said["error"] for said in lines if "error" in said), None)
    if error is None:
        return Record(case.id)
    detail = re.sub(r"^\S*config\.toml:\d+:\d+: ", "", error["data"]["detail"]).replace(str(project), "<project>")
    return Record(case.id, loads=False, says=(short(" ".join(detail.split())) or "",))
