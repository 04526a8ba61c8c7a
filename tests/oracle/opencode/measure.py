"""Asks OpenCode about all cases: what version 1 and version 2 list, and which calls are stopped."""

from __future__ import annotations

import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oracle.case import Either
from oracle.opencode.bases import AGENT, SAME
from oracle.opencode.program import PACKAGE, Program
from oracle.opencode.record import Record
from oracle.program import ProgramError
from oracle.projects import lay_out
from oracle.record import Table, short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oracle.case import Case

FOLDER = ".opencode/agents"
_SENTINEL = "zz-sentinel"
_SOUND = AGENT.text(AGENT.header).encode()
_AT_ONCE = 16
_OUTSIDE = "/outside/notes.txt"


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of this release."""
    cases = list(cases)
    parts = [cases[at : at + _AT_ONCE] for at in range(0, len(cases), _AT_ONCE)]
    with tempfile.TemporaryDirectory() as made, ThreadPoolExecutor(2) as pool:
        root = Path(made).resolve()
        asked = [pool.submit(_part, modules, root / str(number), part) for number, part in enumerate(parts)]
        records = {record.id: record for each in asked for record in each.result()}
    return Table(PACKAGE.pinned, date.today().isoformat(), records)  # noqa: DTZ011


def _part(modules: Path, root: Path, cases: list[Case]) -> list[Record]:
    """The records of some cases. Programs that run at the same time must not share a home, which has their database."""
    program = Program(modules, root / "home")
    second = _second(program, root / "second", cases)
    project, agents, refused = _first(program, root / "first", cases)
    records = [_record(case, agents, refused, second.get(_id(case))) for case in cases]
    return [
        replace(record, stopped=_stopped(program, project, case)) if record.loads and calls(case) else record
        for case, record in zip(cases, records, strict=True)
    ]


def calls(case: Case) -> tuple[str, ...]:
    """The calls that the author of a case wants stopped."""
    meant = case.means["stopped"]
    return meant.literal if isinstance(meant, Either) else meant


def _stopped(program: Program, project: Path, case: Case) -> tuple[str, ...]:
    outside = project.parent / "outside" / "notes.txt"
    outside.parent.mkdir(exist_ok=True)
    found = [(call, call.replace(_OUTSIDE, str(outside))) for call in calls(case)]
    return tuple(call for call, real in found if program.stops(project, _id(case), real))


def _id(case: Case) -> str:
    return case.path.removesuffix(".md")


def _laid_out(root: Path, cases: Iterable[Case]) -> Path:
    """A project with the cases, and a sound file that tells whether all were read."""
    root.mkdir(parents=True)
    lay_out(root, {"agents": f"project/{FOLDER}"}, cases, {f"project/{FOLDER}/{_SENTINEL}.md": _SOUND.decode()})
    for name in ("secrets/a.txt", ".env", "sub/.env"):
        (root / "project" / name).parent.mkdir(exist_ok=True)
        (root / "project" / name).write_text("x", "utf-8")
    return root / "project"


def _first(program: Program, root: Path, cases: list[Case]) -> tuple[Path, dict[str, Any], dict[str, str]]:
    """The project of what version 1 starts with, what it lists, and why it does not start with the others."""
    refused: dict[str, str] = {}
    left, number = list(cases), 0
    while True:
        project, number = _laid_out(root / str(number), left), number + 1
        with program.server() as server:
            found, why = server.get("/agent", directory=str(project))
        if found is not None:
            return project, {each["name"]: each for each in found}, refused
        bad = [case for case in left if f"/{case.path}" in why]
        bad = bad or _misnamed(why, left)
        if not bad:
            raise ProgramError(why)
        refused |= {case.id: _reason(why, project) for case in bad}
        left = [case for case in left if case not in bad]


def _misnamed(why: str, cases: Iterable[Case]) -> list[Case]:
    """The case of which the name is no text, so that the list itself cannot be sent; its file is not named then."""
    got = re.search(r'Expected string, got (.*?)\\n\s*at \[\d+\]\["name"\]', why.replace('\\"', '"'))
    return [case for case in cases if got and f"name: {got[1]}\n".encode() in case.data]


def _reason(why: str, project: Path) -> str:
    """Without the project's place and the agent's in the list."""
    tidy = re.sub(r" at \[\d+\]", "", " ".join(why.replace(str(project), "").replace("\\n", " ").split()))
    return short(tidy) or ""


def _second(program: Program, root: Path, cases: list[Case]) -> dict[str, Any]:
    """What version 2 lists; it may answer before it has read the files, and is then asked about others like them."""
    with program.server() as server:
        for again in range(10):
            ends = [replace(case, data=case.data + b"\n" * again) for case in cases]
            project = _laid_out(root / str(again), ends)
            found, _ = server.get("/api/agent", **{"location[directory]": str(project)})
            listed = {each["id"]: each for each in found["data"]}
            if listed.pop(_SENTINEL, None):
                return listed
    raise ProgramError(f"version 2 lists nothing: {cases[0].id}")


def _record(case: Case, first: dict[str, Any], refused: dict[str, str], second: Any) -> Record:
    if case.id in refused:
        return Record(case.id, loads=False, says=(refused[case.id],), second=_as(None, second))
    sound = {(r["permission"], r["pattern"], r["action"]) for r in first[_SENTINEL]["permission"]}
    found = first.get(_id(case)) or next((a for a in first.values() if _id(case) in (a.get("prompt") or "")), None)
    if found is None:
        return Record(case.id, loads=False, second=_as(None, second))
    rules = [(r["permission"], r["pattern"], r["action"]) for r in found["permission"]]
    model = found.get("model")
    return Record(
        case.id,
        name=short(found["name"]),
        description=short(found.get("description")),
        mode=found.get("mode"),
        model=f"{model['providerID']}/{model['modelID']}" if model else None,
        prompt=short(found.get("prompt")),
        rules=tuple(" ".join(rule) for rule in rules if rule not in sound),
        says=tuple(f"option {key}" for key in found.get("options") or ()),
        second=_as(found, second),
        second_rules=_second_rules(second),
    )


def _as(first: Any, second: Any) -> str:
    """Version 2's reading beside version 1's."""
    if second is None:
        return "does not load"
    if first is None:
        return "loads"
    alike = [first.get(a) == second.get(b) for a, b in (("description", "description"), ("prompt", "system"))]
    return SAME if all(alike) else "reads other fields"


def _second_rules(second: Any) -> tuple[str, ...]:
    """Its own rules: those behind what every agent begins with."""
    rules = [f"{r['action']} {r['resource']} {r['effect']}" for r in (second or {}).get("permissions", ())]
    return tuple(rules)
