"""One case, in full."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from oracle.verdict import Agentls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oracle.case import Case
    from oracle.tool import Tool


def case(tool: Tool, label: str) -> Iterator[str]:
    """The case of that id, or the ids that it is a part of."""
    found = next((case for case in tool.cases if case.id == label), None)
    if found:
        yield from _case(tool, found)
    else:
        yield from (case.id for case in tool.cases if label in case.id)


def _case(tool: Tool, found: Case) -> Iterator[str]:
    """The file, what its author meant, what the program did, and what agentls says."""
    table = tool.table()
    yield f"{tool.folders[found.place]}/{found.path}, {len(found.data)} bytes"
    yield from (repr(line)[2:-1] for line in found.data[:4000].split(b"\n"))
    yield f"meant:     {dict(found.means)}"
    if record := table.records.get(found.id):
        measured = {key: value for key, value in dataclasses.asdict(record).items() if value not in {None, (), ""}}
        yield f"measured:  {measured}"
        yield f"should be: {tool.level(found, record).name.lower()}"
    for finding in Agentls(tool, date.fromisoformat(table.date)).findings(found):
        yield f"agentls:   {finding.severity.label} {finding.rule}: {finding.message}"
    if found.id in tool.known():
        yield f"known:     {tool.known()[found.id]}"
