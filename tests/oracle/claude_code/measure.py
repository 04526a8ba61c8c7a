"""Measures the battery: lays the cases out as projects, asks about each, and reads the records off."""

from __future__ import annotations

import dataclasses
import itertools
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agentls.doctor.programs.claude_code import CLAUDE_CODE
from oracle.asking import question
from oracle.claude_code.ask import ask
from oracle.claude_code.bases import Place
from oracle.claude_code.projects import FOLDERS, HELPERS, place
from oracle.claude_code.record import Record, Said, agent_of, of_agent, of_skill, skill_of
from oracle.record import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from oracle.case import Case
    from oracle.claude_code.ask import Answer

AT_ONCE = 200
"""Cases in one project: enough to be quick, few enough for the model's requests to stay small."""

_NOISE = re.compile(
    r"Loading skills|Watching for|Failed to stat|Attempting to load|frontmatter (?:hooks|MCP servers) for"
)
_ACTS = {
    "skill": re.compile(r"Preloaded skill '(.*)'"),
    "server": re.compile(r"MCP server not found: (.*)"),
    "servers": re.compile(r"Skipping frontmatter MCP servers for()"),
    "hooks": re.compile(r"Skipping frontmatter hooks for()"),
}
"""Lines that show that a field was read. Hooks and servers are skipped, for nobody said that the folder is trusted."""


def measure(modules: Path, cases: Iterable[Case]) -> Table:
    """The table of these cases."""
    records, version = {}, ""
    for lot in _lots(cases):
        with question(CLAUDE_CODE, modules, FOLDERS, lot, HELPERS) as asked:
            answer = ask(asked, start=True)
            records |= {case.id: record(case, answer, asked.bench.root) for case in lot}
            version = answer.version
    return Table(version, datetime.now(UTC).date().isoformat(), records)


def _lots(cases: Iterable[Case]) -> Iterator[tuple[Case, ...]]:
    rest = iter(cases)
    while lot := tuple(itertools.islice(rest, AT_ONCE)):
        yield lot


def record(case: Case, answer: Answer, root: Path) -> Record:
    """What became of one case."""
    if case.place in {Place.SKILLS, Place.COMMANDS}:
        skill = skill_of(case, answer)
        if skill and skill.text:
            skill = dataclasses.replace(skill, text=skill.text.replace(str(root), "<root>"))
        return of_skill(case, skill, said(answer, place(root, case), skill and skill.name))
    agent = agent_of(case, answer)
    return of_agent(case, agent, _everything(answer), said(answer, place(root, case), agent and agent.name))


def _everything(answer: Answer) -> list[frozenset[str]]:
    """The tools of an agent that names none, in the foreground and in the background, where there are fewer."""
    helpers = (
        agent.started for agent in answer.agents if agent.name in {"helper-agent", "helper-apart"} and agent.started
    )
    return [frozenset(tool["name"] for tool in started["tools"]) for started in helpers]


def said(answer: Answer, path: Path, name: str | None) -> Said:
    """The lines of the log that name the file or the agent."""
    found = answer.told.about(path, name)
    acts = [
        f"{kind} {act[1]}".strip() for line in found for kind, pattern in _ACTS.items() if (act := pattern.search(line))
    ]
    rest = [line for line in found if not _NOISE.search(line) and not any(act.search(line) for act in _ACTS.values())]
    texts = (line.replace(str(path), "<file>")[:200] for line in rest)
    return Said(tuple(dict.fromkeys(texts)), tuple(dict.fromkeys(acts)))
