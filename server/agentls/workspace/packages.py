"""The check as a function, for programs that have agent files elsewhere than on a disk: bytes in, plain values out."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from agentls.lint.engine import Linter
from agentls.lint.rule_names import known_rules
from agentls.named_tuple import NamedTuple
from agentls.project import kinds
from agentls.project.entries import names_of
from agentls.project.index import Index
from agentls.project.mcp_servers import servers_entry, sets_up_servers
from agentls.project.memory_filesystem import InMemory
from agentls.project.settings_file import Finder
from agentls.rules import ALL
from agentls.rules.groups import GROUPS
from agentls.syntax import decode
from agentls.workspace.files import Files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from agentls.finding import Finding, Severity
    from agentls.project.entries import Entry
    from agentls.project.settings import Settings
    from agentls.text import Position, Text

_ROOT = "/package/"
_KNOWN = known_rules(ALL, GROUPS)


class Found(NamedTuple):
    """A finding at its place."""

    path: str
    """As it was given."""
    kind: str
    """The id of the file's kind."""
    rule: str
    severity: Severity
    message: str
    start: Position
    """Line and column from 0, in code points."""
    end: Position


def check_package(files: Mapping[str, bytes], today: date | None = None) -> list[Found]:
    """What is wrong in files that belong together: by themselves, and in what they say of each other.

    It looks at nothing but what it is given, so that equal arguments give equal findings, on any machine.

    Args:
        files: the bytes of each file by its path below the package's root, parts divided by ``/``; an
            ``agentls.toml`` among them has the settings.
        today: the day by which models and tools are retired; None for today.
    """
    given = {f"{_ROOT}{path}": data for path, data in files.items()}
    return list(_Package(given, today).check())


class _Package:
    def __init__(self, files: Mapping[str, bytes], today: date | None) -> None:
        disk = InMemory(files, today)
        self._finder = Finder(disk, _KNOWN)
        self._files = Files(
            lambda path: self._settings(path).kind_for(path),
            lambda path, kind: self._settings(path).fields.get(kind, ()),
            disk,
        )
        kept = (path for path in files if not self._settings(path).excludes(path))
        self._texts = {path: decode(files[path]) for path in kept}

    def _settings(self, path: str) -> Settings:
        return self._finder.for_file(path).settings

    def check(self) -> Iterator[Found]:
        index = Index()
        for entry in filter(None, map(self._names, self._texts)):
            index.put(entry)
        for path, text in self._texts.items():
            ctx = self._files.context(PurePath(path), text, index=index)
            if ctx:
                found = self._linter(path).check(ctx).findings
                yield from (_found(each, path, ctx.kind.id, text) for each in found)

    def _names(self, path: str) -> Entry | None:
        where, text = PurePath(path), self._texts[path]
        if sets_up_servers(path) and not kinds.candidates(where):
            return servers_entry(text, path)
        doc, kind = self._files.skim(where, text)
        return names_of(doc, kind, where, self._files.scope_of(kind, where)) if kind else None

    def _linter(self, path: str) -> Linter:
        settings = self._settings(path)
        return Linter(ALL, settings.levels_for(path), settings.targets)


def _found(finding: Finding, path: str, kind: str, text: Text) -> Found:
    start, end = (text.position(at, "utf-32") for at in finding.span)
    return Found(path.removeprefix(_ROOT), kind, finding.rule, finding.severity, finding.message, start, end)
