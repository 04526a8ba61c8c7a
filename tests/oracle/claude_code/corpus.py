"""Real files: what the program makes of each file of a folder, beside what agentls says. None of them is started."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from agentls.doctor.programs.claude_code import CLAUDE_CODE
from agentls.project import kinds
from agentls.syntax import decode, parse
from oracle.asking import question
from oracle.case import Case
from oracle.claude_code.ask import Agent, Answer, Skill
from oracle.claude_code.ask import ask as ask_program
from oracle.claude_code.bases import Place
from oracle.claude_code.measure import said
from oracle.claude_code.projects import FOLDERS, PLUGIN, place
from oracle.level import Level
from oracle.verdict import Agentls, level_of, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from oracle.tool import Tool

AT_ONCE = 400
_PLACES = {
    "claude-code/agent": Place.AGENTS,
    "agent-skills/skill": Place.SKILLS,
    "claude-code/command": Place.COMMANDS,
}


@dataclass(frozen=True)
class File:
    """A file of the folder."""

    case: Case
    name: str
    """What it calls itself, as far as that can be read."""


@dataclass(frozen=True)
class Seen:
    """What became of it."""

    loads: bool
    description: str = ""
    model: str | None = None
    tools: str = ""
    says: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether it loads, with its header."""
        return self.loads and not _failed(self.says)

    def __str__(self) -> str:
        if self.sound:
            return "loads"
        reason = "; ".join(self.says)[:160] or "no reason given"
        return f"{'loads without its header' if self.loads else 'does not load'} ({reason})"


def read(folder: Path, kind: str | None) -> list[File]:
    """The files that are taken for agents, skills or commands; all Markdown files if a kind is given."""
    found = ((path, _file(path, folder, kind)) for path in sorted(folder.rglob("*.md")) if path.is_file())
    return [file for _, file in found if file]


def _file(path: Path, folder: Path, kind: str | None) -> File | None:
    data = path.read_bytes()
    doc = parse(decode(data))
    detected = kinds.detect(path.resolve(), doc.header)
    where = (Place(kind) if kind else None) or (_PLACES.get(detected.id) if detected else None)
    if where is None:
        return None
    data_of = doc.header.root.data if doc.header else {}
    if data_of.get("user-invocable") is False:
        return None  # It is in no list, so nothing tells whether it loads.
    given = data_of.get("name")
    return File(Case(path.relative_to(folder).as_posix(), where, data, {}), given if isinstance(given, str) else "")


def ask(modules: Path, files: Iterable[File]) -> dict[str, Seen]:
    """What the program makes of each, by the path in the folder."""
    found: dict[str, Seen] = {}
    own = frozenset(answer_of(modules, []).agents)
    for lot in lots(files):
        seen, unclear = _ask_lot(modules, lot, own)
        found |= seen
        for file in unclear:
            found |= _ask_lot(modules, [file], own)[0]
    return found


def lots(files: Iterable[File]) -> Iterator[list[File]]:
    """Hundreds of files each, no two agents of one name among them."""
    open_lots: list[tuple[set[str], list[File]]] = []
    for file in files:
        name = file.name.strip().casefold() or file.case.id
        lot = next((lot for lot in open_lots if name not in lot[0] and len(lot[1]) < AT_ONCE), None)
        if lot is None:
            lot = (set(), [])
            open_lots.append(lot)
        lot[0].add(name)
        lot[1].append(file)
    yield from (lot for _, lot in open_lots)


def answer_of(modules: Path, cases: list[Case]) -> Answer:
    """What the program says of a project of these files."""
    return _ask(modules, cases)[0]


def _ask(modules: Path, cases: list[Case]) -> tuple[Answer, Path]:
    with question(CLAUDE_CODE, modules, FOLDERS, cases, PLUGIN) as asked:
        return ask_program(asked), asked.bench.root


def _ask_lot(modules: Path, lot: list[File], own: frozenset[Agent]) -> tuple[dict[str, Seen], list[File]]:
    """What is certain, and the files that must be asked about alone, for their names cannot be told."""
    laid = [replace(file.case, path=_path(at, file.case)) for at, file in enumerate(lot)]
    answer, root = _ask(modules, laid)
    agents = {agent.name.removeprefix("battery:"): agent for agent in answer.agents if agent not in own}
    strangers = agents.keys() - {file.name for file in lot}
    sure, unclear = {}, []
    for file, case in zip(lot, laid, strict=True):
        found = _match(file, case, answer, agents)
        says = said(answer, place(root, case), found.name if found else None).says
        if found is None and strangers and case.place in {Place.AGENTS, Place.PLUGIN} and not _failed(says):
            found = next(iter(agents.values())) if len(lot) == 1 else None
            unclear += [file] if len(lot) > 1 else []
        sure[file.case.id] = _seen(found, says)
    return sure, unclear


def _path(at: int, case: Case) -> str:
    parts = Path(case.id).parts
    if case.place is Place.SKILLS:
        folder = parts[-2] if len(parts) > 1 else "skill"
        plain = re.sub(r"[^\w.-]", "-", folder)
        return f"{at}-{plain}/SKILL.md"
    return f"{at}-{parts[-1]}"


def _match(file: File, case: Case, answer: Answer, agents: Mapping[str, Agent]) -> Agent | Skill | None:
    if case.place in {Place.AGENTS, Place.PLUGIN}:
        return agents.get(file.name)
    name = Path(case.path).parent.name if case.place is Place.SKILLS else Path(case.path).stem
    return next((skill for skill in answer.skills if name in (skill.name, *skill.aliases)), None)


def _failed(says: Iterable[str]) -> bool:
    return any("ailed to parse agent" in line or "failed to parse and was ignored" in line for line in says)


def _seen(found: Agent | Skill | None, says: tuple[str, ...]) -> Seen:
    if found is None:
        return Seen(loads=False, says=says)
    if isinstance(found, Skill):
        return Seen(True, found.description, says=says)
    return Seen(True, found.description, found.model, found.listed, says)


def disagreements(tool: Tool, modules: Path, folder: Path, kind: str | None) -> Iterator[str]:
    """The files that do not load without an error from agentls, those that load with one, and the count."""
    files, agentls = read(folder, kind), Agentls(tool, datetime.now(UTC).date())
    seen, unlike = ask(modules, files), 0
    for file in files:
        found, got = agentls.findings(replace(file.case, path=_usual(file.case))), seen[file.case.id]
        if got.sound != (level_of(found) != Level.ERROR):
            unlike += 1
            yield f"{file.case.id}: {got}, agentls: {rules_of(found)}"
    loaded = sum(each.loads for each in seen.values())
    yield f"{len(files)} files, {loaded} load; agentls disagrees on {unlike}"


def _usual(case: Case) -> str:
    parts = Path(case.id).parts
    return f"{parts[-2] if len(parts) > 1 else 'skill'}/SKILL.md" if case.place is Place.SKILLS else parts[-1]


def losses(modules: Path, before: Path, after: Path, kind: str | None) -> Iterator[str]:
    """What was lost or changed between two states of one folder, such as before and after fixing it."""
    old = ask(modules, read(before, kind))
    new = ask(modules, read(after, kind))
    for path, was in old.items():
        now = new.get(path, Seen(loads=False))
        if was.loads and not now.loads:
            yield f"{path}: loaded before, does not now ({'; '.join(now.says)[:160]})"
        elif was.loads:
            changed = [key for key in ("description", "model", "tools") if getattr(was, key) != getattr(now, key)]
            yield from (f"{path}: {key} {_apart(str(getattr(was, key)), str(getattr(now, key)))}" for key in changed)
    gained = sum(now.loads and not old[path].loads for path, now in new.items() if path in old)
    yield f"{len(old)} files, {sum(each.loads for each in old.values())} loaded before, {gained} more do now"


def _apart(old: str, new: str) -> str:
    """Both from where they part, with a few characters before."""
    same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    begin = max(0, same - 20)
    dots = "…" if begin else ""
    return f"was {dots}{old[begin : same + 80]!r}, is {dots}{new[begin : same + 80]!r}"
