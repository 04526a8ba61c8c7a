"""Checks one file after the other; what the command line and its worker processes share."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from agentls.cli.report import FileReport, nowhere, problem
from agentls.finding import Severity
from agentls.lint.context import Context, Memo
from agentls.lint.engine import INTERNAL_ERROR, Linter
from agentls.project import kinds
from agentls.project.filesystem import FileSystem, Unreadable
from agentls.project.settings_file import Finder, Loaded, load
from agentls.rules import ALL
from agentls.syntax import decode, parse

if TYPE_CHECKING:
    from agentls.project.settings import Levels
    from agentls_schemas.types import Kind

UNREADABLE = "unreadable-file"

_log = logging.getLogger(__name__)

KNOWN: Mapping[str, Severity | None] = {rule.name: None if rule.enabled else rule.severity for rule in ALL}
"""The rules as settings know them."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says about every file."""

    kind: str = ""
    """The id of the kind all files are taken for."""
    only: tuple[str, ...] = ()
    """The rules to run; empty for all."""
    ignore: tuple[str, ...] = ()
    config: str = ""
    """The settings file to use instead of those beside the files."""


class Job(NamedTuple):
    """A file to check."""

    path: str
    """Absolute, parts divided by ``/``."""
    shown: str
    data: bytes | None = None
    """What it holds, where that is not read from disk."""


class Subject(NamedTuple):
    """A file that has been read and parsed, with the rules for it."""

    data: bytes
    ctx: Context
    linter: Linter


class Checker:
    """Checks files; keeps settings and rule sets between them."""

    def __init__(self, options: Options, files: FileSystem | None = None) -> None:
        self.files = files or FileSystem()
        self._options = options
        self._finder = Finder(self.files, KNOWN)
        self._given = load(self.files, options.config, KNOWN) if options.config else None
        self._exists = lru_cache(4096)(self.files.exists)
        self._memo = Memo(limit=512)
        self._linters: dict[tuple[tuple[str, Severity | None], ...], Linter] = {}

    def settings(self, path: str) -> Loaded:
        """The settings that hold for a file."""
        return self._given or self._finder.for_file(path)

    def check(self, job: Job) -> FileReport:
        """The report on a file; never raises."""
        try:
            found = self.files.read(job.path) if job.data is None else job.data
            return unreadable(job.shown, found) if isinstance(found, Unreadable) else self._report(job, found)
        except Exception:
            _log.exception("checking %s failed", job.path)
            return broken(job.shown)

    def _report(self, job: Job, data: bytes) -> FileReport:
        subject = self.subject(job.path, data)
        if subject is None:
            return FileReport(job.shown)
        ctx = subject.ctx
        found = subject.linter.check(ctx).findings
        return FileReport(job.shown, tuple(problem(finding, ctx.doc.text) for finding in found), ctx.kind.id)

    def subject(self, path: str, data: bytes, all_rules: bool = False) -> Subject | None:
        """The parsed file; None where it is no agent file.

        Args:
            path: absolute; the file need not exist.
            data: its bytes.
            all_rules: ``Options.only`` and ``Options.ignore`` do not count.
        """
        doc = parse(decode(data))
        settings = self.settings(path).settings
        where = PurePath(path)
        chosen = self._options.kind or settings.kind_for(path)
        kind = kinds.find(chosen) if chosen else kinds.detect(where, doc.header)
        if kind is None:
            return None
        ctx = Context(doc, kind, where, self._scope(kind, where), exists=self.files.exists, memo=self._memo)
        return Subject(data, ctx, self._linter(settings.levels_for(path), all_rules))

    def _scope(self, kind: Kind, path: PurePath) -> str:
        return kinds.scope(kind, path, self._exists)

    def _linter(self, levels: Levels, all_rules: bool) -> Linter:
        chosen = levels if all_rules else self._chosen(levels)
        key = tuple(chosen.items())
        if key not in self._linters:
            self._linters[key] = Linter(ALL, chosen)
        return self._linters[key]

    def _chosen(self, levels: Levels) -> Levels:
        only, ignore = self._options.only, self._options.ignore
        if not only and not ignore:
            return levels
        chosen = dict(levels)
        for rule in ALL:
            if rule.name in ignore or (only and rule.name not in only):
                chosen[rule.name] = None
            elif only and not chosen.get(rule.name, rule.enabled):
                # Who asks for a rule by its name wants it on.
                chosen[rule.name] = rule.severity
        return chosen


def unreadable(shown: str, why: Unreadable) -> FileReport:
    """The report on a file or folder that cannot be read."""
    return FileReport(shown, (nowhere(UNREADABLE, Severity.ERROR, f"it cannot be read: {why.reason}"),))


def broken(shown: str) -> FileReport:
    """The report on a file the checks do not survive."""
    message = "agentls failed on this file and reports nothing for it; the other files are not affected"
    return FileReport(shown, (nowhere(INTERNAL_ERROR, Severity.ERROR, message),))


def settings_report(loaded: Loaded, shown: str) -> FileReport:
    """The report on a settings file."""
    level = loaded.settings.levels_for(loaded.path or "").get("invalid-setting", Severity.WARNING)
    found = [finding._replace(severity=level) for finding in loaded.findings] if level else []
    return FileReport(shown, tuple(problem(finding, loaded.text) for finding in found))
