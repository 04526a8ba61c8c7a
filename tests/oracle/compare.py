"""Sets agentls against a table, and one table against another."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from oracle.verdict import Agentls, level_of, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from oracle.record import Record, Table
    from oracle.tool import Tool


@dataclass(frozen=True)
class Disagreement:
    """A case of which agentls speaks louder or lower than the program gives reason to."""

    id: str
    wanted: str
    said: str
    rules: str
    why: str

    def __str__(self) -> str:
        return f"{self.id}: {self.why}; should be {self.wanted}, agentls says {self.said} ({self.rules})"


@dataclass
class Result:
    """How agentls and a table agree."""

    program: str
    """Title and version."""
    count: int = 0
    disagreements: list[Disagreement] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The part of the files that both agree on, from 0 to 1."""
        return 1 - len(self.disagreements) / (self.count or 1)

    @property
    def agreement(self) -> str:
        """For people."""
        same = self.count - len(self.disagreements)
        return f"agentls and {self.program} agree on {same} of {self.count} files ({self.share:.1%})"


def compare(tool: Tool, table: Table) -> Result:
    """Every case of the battery that the table has. Models age, so agentls is asked about the day of the table."""
    result, agentls = Result(f"{tool.title} {table.version}"), Agentls(tool, date.fromisoformat(table.date))
    for case in tool.cases:
        if record := table.records.get(case.id):
            found, wanted = agentls.findings(case), tool.level(case, record)
            said = level_of(found)
            result.count += 1
            if said != wanted:
                words = (wanted.name.lower(), said.name.lower(), rules_of(found), why(record, case.means))
                result.disagreements.append(Disagreement(case.id, *words))
    return result


def why(record: Record, means: Mapping[str, object]) -> str:
    """What the program did, in a few words."""
    if not record.loads:
        return "does not load"
    if record.refused:
        return "cannot be started"
    unlike = [
        key for key, meant in means.items() if meant is not None and getattr(record, key) != meant and key != "prompt"
    ]
    differs = "; ".join(f"{key} {getattr(record, key)!r:.60}" for key in unlike)
    return differs or (record.says[0][:90] if record.says else "loads as it is written")


def changes(before: Table, after: Table) -> Iterator[str]:
    """What the program does otherwise than the table says, a line each."""
    for label in before.records.keys() | after.records.keys():
        old, new = before.records.get(label), after.records.get(label)
        if old is None or new is None:
            yield f"{label}: {'no longer in the battery' if new is None else 'not in the table'}"
        elif old != new:
            yield f"{label}: " + "; ".join(_unlike(old, new))


def _unlike(old: Record, new: Record) -> Iterable[str]:
    for name in (each.name for each in dataclasses.fields(old)):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield f"{name} was {was!r:.80}, is {now!r:.80}"
