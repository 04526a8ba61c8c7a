"""Measures the battery: starts a session or validates, and notes what is said of the file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from agentls.doctor.answer import NoAnswerError
from agentls.doctor.programs.claude_code import CLAUDE_CODE
from oracle.alone import ask_alone, write
from oracle.claude_files.places import BESIDE, FOLDERS
from oracle.record import Record, Sound, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from agentls.doctor.question import Question
    from oracle.case import Case
    from oracle.record import Table

SOUND = Sound(Record, {place: {} for place in FOLDERS})
_SKIPPED = re.compile(r"\[ERROR\] Invalid setting skipped without dialog[^:]*: \S+?\.json:? ?(.*)")
_DOCTOR = re.compile(r"^- \S*/\.mcp\.json(?: › ([^:]*))?: (.*)$", re.M)
_LOST = re.compile(r"valid JSON|Invalid input: expected|Missing \"mcpServers\"")


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    return ask_alone(CLAUDE_CODE, modules, cases, _ask)


def _ask(question: Question, case: Case) -> Record:
    folder = FOLDERS[case.place].partition("/")[2]
    beside = {path: text.encode() for path, text in BESIDE.get(case.place, {}).items()}
    write(question.bench.project, beside | {f"{folder}/{case.path}".lstrip("/"): case.data})
    return {"settings": _settings, "servers": _servers}.get(case.place, _validated)(question, case)


def _variables(question: Question) -> dict[str, str]:
    return {
        "CLAUDE_CONFIG_DIR": str(question.bench.home / ".claude"),
        "ANTHROPIC_API_KEY": "none-is-needed-on-this-machine",
        "ANTHROPIC_BASE_URL": "http://127.0.0.1:9",
        "DISABLE_AUTOUPDATER": "1",
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
    }


def _settings(question: Question, case: Case) -> Record:
    """A session tells its model, which is set in every case; its log says what of the file was skipped."""
    log = question.bench.root / "log.txt"
    options = ("-p", "x", "--output-format", "stream-json", "--verbose", "--debug-file", str(log))
    with question.start(question.program, *options, **_variables(question)) as running:
        for line in running.lines(question.deadline.left):
            if line.startswith("{") and (said := json.loads(line)).get("subtype") == "init":
                says = tuple(dict.fromkeys(map(_brief, _SKIPPED.findall(log.read_text("utf-8", errors="replace")))))
                return Record(case.id, loads="haiku" in said["model"], says=says)
    raise NoAnswerError("no session begins")


def _servers(question: Question, case: Case) -> Record:
    told = question.run(question.program, "doctor", **_variables(question)).out
    says = tuple(f"{where}: {what}" if where else what for where, what in _DOCTOR.findall(told))
    return Record(case.id, loads=not any(map(_LOST.search, says)), says=tuple(map(_brief, says)))


def _validated(question: Question, case: Case) -> Record:
    ran = question.run(question.program, "plugin", "validate", "--json", ".", **_variables(question))
    said = json.loads(ran.out)
    faults = list(dict.fromkeys(_faults(said, "errors")))
    return Record(case.id, loads=not faults, says=tuple(faults or dict.fromkeys(_faults(said, "warnings"))))


def _faults(said: dict, level: str) -> Iterator[str]:
    for part in (said.get("manifest") or {}, *said.get("contents", ())):
        yield from (_brief(f"{each['path']}: {each['message']}") for each in part.get(level, ()))


def _brief(text: str) -> str:
    return short(" ".join(text.split())) or ""
