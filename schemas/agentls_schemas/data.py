"""Reads a dialect's data files, each when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar, overload

from msgspec import Raw, json

from agentls.finding import Outcome
from agentls_schemas.fields import ForeignKey, Substitute
from agentls_schemas.guidance import Section
from agentls_schemas.source import Source, day
from agentls_schemas.tools import Capability, ForeignTools, Tool, ToolState
from agentls_schemas.verdicts import Confidence, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from agentls_schemas.verdicts import Verdicts

T = TypeVar("T")


class Table(Mapping[str, T]):
    """A read-only map that is filled when it is first looked at."""

    def __init__(self, read: Callable[[], Mapping[str, T]]) -> None:
        self._read = read

    @cached_property
    def _entries(self) -> Mapping[str, T]:
        return self._read()

    def __getitem__(self, key: str) -> T:
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class Listing(Sequence[T]):
    """A read-only list that is filled when it is first looked at."""

    def __init__(self, read: Callable[[], Sequence[T]]) -> None:
        self._read = read

    @cached_property
    def _entries(self) -> Sequence[T]:
        return self._read()

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        return self._entries[index]

    def __len__(self) -> int:
        return len(self._entries)


class Folder:
    """The data files beside a dialect's module; ``data.json`` says the same as all of them, and is read sooner."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, name: str) -> Any:  # noqa: ANN401
        """The content of ``name.yaml``; days may be texts.

        Raises:
            OSError: the file is missing, so the installation is broken.
        """
        return json.decode(self._ready[name]) if name in self._ready else self.read_yaml(name)

    @cached_property
    def _ready(self) -> Mapping[str, Raw]:
        try:
            return json.decode((self._path / "data.json").read_bytes(), type=dict[str, Raw])
        except FileNotFoundError:
            return {}

    def read_yaml(self, name: str) -> Any:  # noqa: ANN401
        """The content of ``name.yaml`` as people wrote it.

        Raises:
            OSError: the file is missing.
        """
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        return yaml.load((self._path / f"{name}.yaml").read_bytes(), Loader=loader)  # noqa: S506

    def each(self, entries: Mapping[str, Any], make: Callable[[str, Any], T], *where: str) -> dict[str, T]:
        """What ``make`` makes of each entry of a table, by its name.

        Raises:
            Exception: what ``make`` raises, with a note of which entry it is; ``where`` are the file and the keys.
        """
        found = {}
        for name, entry in entries.items():
            try:
                found[name] = make(name, entry)
            except Exception as error:
                file, *keys = where
                error.add_note(f"at {': '.join((*keys, str(name)))} in {self._path / file}.yaml")
                raise
        return found

    def table(self, read: Callable[[Folder], Mapping[str, T]]) -> Table[T]:
        """A table that ``read`` fills from this folder."""
        return Table(lambda: read(self))


def sources(folder: Folder) -> Mapping[str, Source]:
    """``sources.yaml``: where facts come from."""
    return folder.each(folder.read("sources"), lambda _, entry: Source(entry["where"], day(entry["read"])), "sources")


def tools(folder: Folder, known: Mapping[str, Source], default: str, renames: str) -> Mapping[str, Tool]:
    """``tools.yaml``: current names first (what a ``Tool`` says, by name), then those ``renamed`` and ``retired``.

    ``default`` and ``renames`` are the sources of current and renamed tools that name none.
    """
    data = folder.read("tools")
    found = folder.each(data["current"], partial(_current, known=known, default=default), "tools", "current")
    for state, source in ((ToolState.RENAMED, renames), (ToolState.RETIRED, default)):
        make = partial(_former, state=state, known=known, default=source)
        found |= folder.each(data.get(state, {}), make, "tools", state)
    return found


def _current(name: str, entry: Mapping[str, Any], known: Mapping[str, Source], default: str) -> Tool:
    said = {key: value for key, value in entry.items() if key not in {"source", "unlisted", "can", "also"}}
    can, also = frozenset(map(Capability, entry.get("can", ()))), tuple(entry.get("also", ()))
    said.setdefault("note", f"{entry['known_to']} only." if "known_to" in entry else "")
    return Tool(name, source=known[entry.get("source", default)], can=can, also=also, **said)


def _former(name: str, entry: Mapping[str, Any], state: ToolState, known: Mapping[str, Source], default: str) -> Tool:
    to, source = entry["to"], known[entry.get("source", default)]
    several = tuple(to) if isinstance(to, list) else ()
    successor = "" if several else to
    names = " and ".join(f"`{each}`" for each in several or (successor,))
    doc = f"The old name of {names}." if state is ToolState.RENAMED else "No longer a tool."
    return Tool(name, doc, source, state, successor, entry.get("note", ""), entry.get("since", ""), several=several)


def verdicts(folder: Folder, group: str, name: str = "verdicts") -> Verdicts:
    """``verdicts.yaml`` or a file like it: what a tool does with files of a kind, by scope and condition."""
    return Table(lambda: _verdicts(folder, group, name))


def _verdicts(folder: Folder, group: str, name: str) -> Verdicts:
    scopes = folder.read(name)[group]
    return {scope: folder.each(rows, _verdict, name, group, repr(scope)) for scope, rows in scopes.items()}


def _verdict(_: str, entry: Mapping[str, Any]) -> Verdict:
    """One row.

    Raises:
        KeyError: there is no such outcome, or the row does not say one.
    """
    outcome = Outcome[entry["outcome"].upper().replace("-", "_")]
    confidence = Confidence(entry.get("confidence", Confidence.RUN))
    source, elsewhere = entry.get("source", "program"), entry.get("elsewhere", "")
    return Verdict(outcome, entry["says"], source, confidence, elsewhere, entry.get("by", ""))


def foreign_tools(folder: Folder) -> Sequence[ForeignTools]:
    """``other_tools.yaml``: how other agent tools call their tools."""
    return tuple(
        ForeignTools(
            entry["of"], frozenset(entry["names"]), entry.get("forms", ""), Source(entry["where"], day(entry["read"]))
        )
        for entry in folder.read("other_tools")
    )


def foreign_keys(folder: Folder, group: str) -> Mapping[str, ForeignKey]:
    """``foreign.yaml``: what to say of keys that act elsewhere, and which of this kind can stand in for them."""
    return folder.table(lambda found: found.each(found.read("foreign")[group], _foreign, "foreign", group))


def _foreign(_: str, entry: Mapping[str, Any]) -> ForeignKey:
    substitutes = tuple(map(_substitute, entry.get("instead", ())))
    return ForeignKey(entry["say"], entry.get("as", ""), entry.get("tools", False), substitutes)


def _substitute(entry: Mapping[str, Any]) -> Substitute:
    return Substitute(entry["write"], frozenset(map(str, entry.get("only", ()))), entry.get("beside", ""))


def sections(folder: Folder, known: Mapping[str, Source]) -> Sequence[Section]:
    """``sections.yaml``: what belongs under the headings authors use."""
    return tuple(folder.each(folder.read("sections"), partial(_section, known=known), "sections").values())


def _section(name: str, entry: Mapping[str, Any], known: Mapping[str, Source]) -> Section:
    return Section(
        name,
        entry["title"],
        tuple(str(heading) for heading in entry["headings"]),
        entry["doc"].strip(),
        entry["example"].strip("\n") + "\n",
        known[entry["source"]],
    )
