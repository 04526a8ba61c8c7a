"""One case, in full."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from oracle.battery import CASES
from oracle.compare import MEASURED, known
from oracle.level import level
from oracle.record import read
from oracle.verdict import Agentls

if TYPE_CHECKING:
    from collections.abc import Iterator


def case(label: str) -> Iterator[str]:
    """The file, what its author meant, what the program did, and what agentls says."""
    found = next((case for case in CASES if case.id == label), None)
    if found is None:
        yield from (case.id for case in CASES if label in case.id)
        return
    table = read(MEASURED, CASES)
    record = table.records[label]
    yield f"{found.place}/{found.path}, {len(found.data)} bytes"
    yield from (repr(line)[2:-1] for line in found.data[:4000].split(b"\n"))
    yield f"meant:     {dict(found.means)}"
    measured = {key: value for key, value in dataclasses.asdict(record).items() if value not in {None, (), ""}}
    yield f"measured:  {measured}"
    yield f"should be: {level(found, record).name.lower()}"
    for finding in Agentls(date.fromisoformat(table.date)).findings(found):
        yield f"agentls:   {finding.severity.label} {finding.rule}: {finding.message}"
    if label in known():
        yield f"known:     {known()[label]}"
