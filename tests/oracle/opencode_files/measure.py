"""Measures the battery: OpenCode shows its settings, or says why it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agentls.doctor.programs.opencode_1 import OPENCODE_1
from oracle.alone import ask_alone, write
from oracle.record import Record, Sound, short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from agentls.doctor.question import Question
    from oracle.case import Case
    from oracle.record import Table

FOLDERS = {"config": "project"}
SOUND = Sound(Record, {"config": {}})
_OFFLINE = {
    "NPM_CONFIG_REGISTRY": "http://127.0.0.1:9",
    "OPENCODE_DISABLE_AUTOUPDATE": "1",
    "OPENCODE_DISABLE_MODELS_FETCH": "1",
}


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    return ask_alone(OPENCODE_1, modules, cases, _ask)


def _ask(question: Question, case: Case) -> Record:
    write(question.bench.project, {case.path: case.data})
    ran = question.run(question.program, "debug", "config", **_OFFLINE)
    if ran.out.lstrip().startswith("{"):
        return Record(case.id)
    said = [line.strip() for line in (ran.err + ran.out).replace(str(question.bench.project), "<project>").split("\n")]
    reasons = [short(line.removeprefix("↳ ")) or "" for line in said if line.startswith(("↳", "Error:"))]
    return Record(case.id, loads=False, says=tuple(dict.fromkeys(reasons[-1:])))
