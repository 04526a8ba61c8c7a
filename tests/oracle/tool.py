"""What is known of an agent tool that can be asked. Each has a folder here."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from oracle.level import level
from oracle.record import Sound, read, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from oracle.case import Case
    from oracle.level import Level
    from oracle.program import Package
    from oracle.record import Record, Table


@dataclass(frozen=True)
class Tool:
    """A tool: its battery, its table, and how its program is asked."""

    id: str
    title: str
    package: Package
    cases: tuple[Case, ...]
    sound: Sound
    folders: Mapping[str, str]
    """Where the files of each place lie, below the folder that the program is asked about."""
    measure: Callable[[Path, Iterable[Case]], Table]
    """Asks the program, whose folder of modules is given, about all cases."""
    helpers: Mapping[str, str] = field(default_factory=dict)
    """Files beside them that cases refer to, by path."""
    level: Callable[[Case, Record], Level] = level
    disagreements: Callable[[Tool, Path, Path, str | None], Iterator[str]] | None = None
    """The files of a folder of which agentls thinks otherwise; the last argument: the place to take all for."""
    losses: Callable[[Path, Path, Path, str | None], Iterator[str]] | None = None
    """What was lost between two states of a folder."""

    @cached_property
    def folder(self) -> Path:
        """Where its table and its list of known disagreements lie."""
        return Path(__file__).parent / self.id.replace("-", "_")

    @property
    def measured(self) -> Path:
        """The table's file."""
        return self.folder / "measured.jsonl"

    @property
    def known_file(self) -> Path:
        """The file of known disagreements."""
        return self.folder / "known.yaml"

    def table(self) -> Table:
        """The table in the tree."""
        return read(self.measured, self.cases, self.sound)

    def write_table(self, table: Table) -> None:
        """Put another in its place."""
        write(self.measured, self.title, table, self.cases, self.sound)

    def known(self) -> dict[str, str]:
        """The disagreements that are known, with the reason for each."""
        entries = yaml.load(self.known_file.read_text("utf-8"), Loader=yaml.CSafeLoader) or []
        return {label: entry["reason"] for entry in entries for label in entry["cases"]}
