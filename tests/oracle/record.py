"""What a program did with a case, and the table that keeps it."""

from __future__ import annotations

import dataclasses
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from oracle.case import Case

SHOWN = 160
"""Longer texts are kept as their beginning, length and checksum."""


@dataclass(frozen=True)
class Record:
    """One line of a table. A tool of which more can be seen has a record of its own."""

    id: str
    loads: bool = True
    name: str | None = None
    description: str | None = None
    tools: tuple[str, ...] | str | None = None
    """``None``: not seen."""
    model: str | None = None
    prompt: str | None = None
    refused: str = ""
    """Why it cannot be started although it is there."""
    says: tuple[str, ...] = ()
    """What the program says of the file."""


@dataclass(frozen=True)
class Table:
    """All records of one release of a program."""

    version: str
    date: str
    records: Mapping[str, Record]


@dataclass(frozen=True)
class Sound:
    """What is measured of a sound file. A line of the table says only what is otherwise."""

    record: type[Record]
    places: Mapping[str, Mapping[str, object]]
    """By place; ``{id}`` stands for the case."""

    def usual(self, case: Case, loads: bool = True) -> Record:
        """A sound file's record, or that of a file that does not load."""
        if not loads:
            return self.record(case.id, loads=False)
        filled = {
            key: value.replace("{id}", case.id) if isinstance(value, str) else value
            for key, value in self.places[case.place].items()
        }
        return self.record(case.id, **filled)

    def parse(self, case: Case, line: dict) -> Record:
        """The record of a line."""
        given = {key: tuple(value) if isinstance(value, list) else value for key, value in line.items()}
        return dataclasses.replace(self.usual(case, line.get("loads", True)), **given)

    def line(self, case: Case, record: Record) -> dict[str, object]:
        """The line of a record."""
        usual = dataclasses.asdict(self.usual(case, record.loads))
        found = dataclasses.asdict(record).items()
        shown = {"id": case.id} | ({} if record.loads else {"loads": False})
        return shown | {key: value for key, value in found if value != usual[key]}


def read(path: Path, cases: Iterable[Case], sound: Sound) -> Table:
    """The table of a file, of the cases that are still there."""
    head, *lines = (json.loads(line) for line in path.read_text("utf-8").split("\n") if line)
    known = {line["id"]: line for line in lines}
    return Table(head["version"], head["date"], {c.id: sound.parse(c, known[c.id]) for c in cases if c.id in known})


def write(path: Path, title: str, table: Table, cases: Iterable[Case], sound: Sound) -> None:
    """A line for the release of the program of that title and one for each case."""
    head = {"program": title, "version": table.version, "date": table.date}
    lines = [head, *(sound.line(case, table.records[case.id]) for case in cases)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8", newline="\n")


def short(text: str | None) -> str | None:
    """A text as the table keeps it."""
    if text is None or len(text) <= SHOWN:
        return text
    return f"{text[: SHOWN // 2]}… ({len(text)} characters, {zlib.crc32(text.encode('utf-8', 'replace')):08x})"
