"""Asks OpenCode about all cases: what version 1 and version 2 list, and which calls are stopped."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from agentls.doctor.programs.opencode_1 import OPENCODE_1
from agentls.doctor.programs.opencode_2 import OPENCODE_2
from agentls.doctor.programs.opencode_server import call
from oracle.asking import ask_together, question
from oracle.case import Either
from oracle.opencode.bases import SAME
from oracle.opencode.record import Record
from oracle.program import Package, ProgramError
from oracle.record import Table, short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from agentls.doctor.answer import Answer
    from agentls.doctor.question import Question
    from oracle.case import Case

PACKAGE = Package("opencode-ai", "1.18.33")
FOLDERS = {"agents": "project/.opencode/agents"}
_AT_ONCE = 16
_HELPERS = {f"project/{name}": "x" for name in ("secrets/a.txt", ".env", "sub/.env")} | {"outside/notes.txt": "x"}
_OUTSIDE = "/outside/notes.txt"
_STOPPED = ("prevents you from using", "rule which prevents", "is disabled for agent")


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of this release."""
    cases = list(cases)
    parts = [cases[at : at + _AT_ONCE] for at in range(0, len(cases), _AT_ONCE)]
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(_part, modules, part) for part in parts]
        records = {record.id: record for each in asked for record in each.result()}
    return Table(PACKAGE.pinned, date.today().isoformat(), records)  # noqa: DTZ011


def _part(modules: Path, cases: list[Case]) -> list[Record]:
    """The records of some cases."""
    first = ask_together(OPENCODE_1, modules, FOLDERS, cases).answers
    second = ask_together(OPENCODE_2, modules, FOLDERS, cases).answers
    records = [_record(case.id, first[case.id], second[case.id]) for case in cases]
    loaded = [case for case in cases if first[case.id].loads]
    with question(OPENCODE_1, modules, FOLDERS, loaded, _HELPERS) as asked:
        return [
            replace(record, stopped=_stopped(asked, case)) if record.loads and calls(case) else record
            for case, record in zip(cases, records, strict=True)
        ]


def calls(case: Case) -> tuple[str, ...]:
    """The calls that the author of a case wants stopped."""
    meant = case.means["stopped"]
    return meant.literal if isinstance(meant, Either) else meant


def _stopped(asked: Question, case: Case) -> tuple[str, ...]:
    outside = str(asked.bench.root / "outside" / "notes.txt")
    return tuple(each for each in calls(case) if _stops(asked, case, each.replace(_OUTSIDE, outside)))


def _stops(asked: Question, case: Case, wanted: str) -> bool:
    """Whether an agent's rules stop a call: ``bash git push``, ``read secrets/a.txt``, ``write /tmp/x``."""
    tool, _, what = wanted.partition(" ")
    given = {"command": what, "description": "x"} if tool == "bash" else {"filePath": str(asked.bench.project / what)}
    said = call(asked, case.path.removesuffix(".md"), tool, given | ({"content": "x"} if tool == "write" else {}))
    if any(words in said for words in _STOPPED):
        return True
    if '"result"' in said:
        return False
    raise ProgramError(f"{case.id}, {wanted}: {said[-300:]}")


def _record(label: str, first: Answer, second: Answer) -> Record:
    if not first.loads:
        says = tuple(short(text.removeprefix("does not start: ")) for text in first.says)
        return Record(label, loads=False, says=says, second="loads" if second.loads else "does not load")
    return Record(
        label,
        name=short(first.name),
        description=short(first.description),
        mode=first.more.get("mode"),
        model=first.model,
        prompt=short(first.prompt),
        rules=first.more["rules"],
        says=first.says,
        second=_as(first, second),
        second_rules=second.more.get("rules", ()),
    )


def _as(first: Answer, second: Answer) -> str:
    """Version 2's reading beside version 1's."""
    if not second.loads:
        return "does not load"
    return SAME if (first.description, first.prompt) == (second.description, second.prompt) else "reads other fields"
