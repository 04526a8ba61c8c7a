"""Checks one file after the other; what the command line and its worker processes share."""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct

from agentls.cli.report import FileReport, report_file_problem, report_finding
from agentls.finding import Severity
from agentls.lint import suppress
from agentls.lint.engine import INTERNAL_ERROR, Linter
from agentls.lint.memo import Memo
from agentls.lint.rule_names import known_rules
from agentls.named_tuple import NamedTuple
from agentls.project import kinds
from agentls.project.asked import Asked, data_answer, written
from agentls.project.entries import Entry, definitions_of
from agentls.project.filesystem import FileSystem, Unreadable
from agentls.project.mcp_servers import servers_entry, sets_up_servers
from agentls.project.settings_file import Finder, Loaded, load_named
from agentls.rules import ALL
from agentls.rules.groups import GROUPS
from agentls.syntax import decode
from agentls.workspace.files import Files

if TYPE_CHECKING:
    from collections.abc import Hashable

    from agentls.finding import Finding
    from agentls.lint.context import Context
    from agentls.lint.engine import Report
    from agentls.lint.fixing import Repair
    from agentls.project.index import Index
    from agentls.project.settings import Levels
    from agentls_schemas.fields import OwnField
    from agentls_schemas.kind import Kind

UNREADABLE = "unreadable-file"


KNOWN = known_rules(ALL, GROUPS)
"""The rules as settings know them."""


class Options(Struct, frozen=True):
    """What the command line says about every file."""

    kind: str = ""
    """The id of the kind all files are taken for."""
    only: tuple[str, ...] = ()
    """The rules to run; empty for all."""
    ignore: tuple[str, ...] = ()
    config: str = ""
    """The settings file to use instead of those beside the files."""
    proofs: bool = False
    """Reports say which fixes are safe: those that a repair of the file really makes."""
    evidence: bool = False
    """What each report hangs on is noted."""

    def wants(self, rule: str) -> bool:
        """Whether findings of a rule are reported, and repaired."""
        return rule not in self.ignore and (not self.only or rule in self.only)


class Job(NamedTuple):
    """A file to check."""

    path: str
    """Absolute, parts divided by ``/``."""
    shown: str
    data: bytes | None = None
    """What it holds, where that is not read from disk."""
    below: str = ""
    """The folder that the user named, without links; empty where he named the file itself."""


class Evidence(NamedTuple):
    """What a look at a file by itself hangs on, beside the options and the file's settings."""

    data: str
    """What tells its bytes, or why they cannot be read; see ``agentls.project.asked.data_answer``."""
    asked: str
    """What was asked of the disk, with the answers; see ``agentls.project.asked.written``."""


class Looked(NamedTuple):
    """A file that was looked at by itself."""

    report: FileReport
    entry: Entry | None = None
    """Its names; None for what is no agent file."""
    again: bool = False
    """What is said of it by itself may hang on the names of others: on suppression comments, or a repair."""
    evidence: Evidence | None = None
    """None where it was not noted, or may be otherwise next time."""


class Subject(NamedTuple):
    """A file that has been read and parsed, with the rules for it."""

    data: bytes
    ctx: Context
    linter: Linter


class Checker:
    """Checks files; keeps settings and rule sets between them."""

    def __init__(self, options: Options, files: FileSystem | None = None) -> None:
        self.files = files or FileSystem()
        self.options = options
        self._finder = Finder(self.files, KNOWN)
        self._given = load_named(self.files, options.config, KNOWN) if options.config else None
        self._read = Files(self._chosen_kind, self._own_fields, self.files)
        self._memo = Memo(limit=512)
        self._linters: dict[Hashable, Linter] = {}

    def settings(self, path: str) -> Loaded:
        """The settings that hold for a file."""
        return self._given or self._finder.for_file(path)

    @cached_property
    def crosses(self) -> bool:
        """Whether any rule that may run looks at the names of other files."""
        return any(rule.across and self.options.wants(rule.name) for rule in ALL)

    def check(self, job: Job, index: Index | None = None) -> FileReport:
        """The report on a file; never raises.

        Args:
            job: the file.
            index: the names of all files; without it the file is looked at by itself.
        """
        return self._guarded(job, index).report

    def look(self, job: Job) -> Looked:
        """The report on a file by itself, and its names; never raises."""
        report, ctx, fixed, evidence = self._guarded(job, None)
        if ctx is None or not self.crosses:
            return Looked(report, evidence=evidence)
        entry = _entry(ctx)
        own = entry.own.name if entry.own else None
        again = suppress.MARK in ctx.doc.text.content or (fixed is not None and _names(_entry(fixed)) != _names(entry))
        # That a file knows itself is no news, and most examples speak of nothing else.
        entry = entry._replace(mentions=tuple(each for each in entry.mentions if each.name != own))
        return Looked(report, entry, again, evidence)

    def across(self, job: Job, looked: Looked, index: Index) -> FileReport:
        """A file's report with what its names give rise to among all others; never raises."""
        report = looked.report
        if looked.entry is None:
            return report
        if looked.again:
            return self.check(job, index)
        entry = index.get(job.path) or looked.entry
        found = self.linter(job.path).across(entry, index)
        if any(fix.safe for finding in found for fix in finding.fixes):
            return self.check(job, index)
        return self._with(found, job, report) if found else report

    def names(self, path: str, data: bytes | None = None) -> Entry | None:
        """What a file tells others of itself; None where it is none of their matter or cannot be read.

        Args:
            path: absolute.
            data: its bytes, where they are not read from disk.
        """
        found = self.files.read(path) if data is None else data
        if isinstance(found, Unreadable):
            return None
        text, where = decode(found), PurePath(path)
        if sets_up_servers(path) and not kinds.candidates(where):
            return servers_entry(text, path)
        header, kind = self._read.header(where, text)
        return definitions_of(header, kind, where, self._read.scope_of(kind, where)) if kind else None

    def kind_of(self, path: str, data: bytes) -> Kind | None:
        """The kind of the file at an absolute path; None for what is no agent file."""
        return self._read.header(PurePath(path), decode(data))[1]

    def look_of(self, path: str, data: bytes) -> Kind | None:
        """The kind that a file looks like which is not checked as one."""
        return self._read.look_of(PurePath(path), data)

    def linter(self, path: str, all_rules: bool = False) -> Linter:
        """The rules for a file."""
        settings = self.settings(path).settings
        levels = settings.levels_for(path)
        key = (tuple(levels.items()), settings.targets, all_rules)
        if key not in self._linters:
            asked = self._asked(levels)
            chosen = asked if all_rules else self._chosen(asked)
            made = Linter(ALL, chosen, settings.targets)
            # One linter for equal choices: what it has found need not be looked for again before a repair.
            self._linters[key] = next((known for known in self._linters.values() if known == made), made)
        return self._linters[key]

    def subject(
        self,
        path: str,
        data: bytes,
        all_rules: bool = False,
        index: Index | None = None,
        asked: Asked | None = None,
    ) -> Subject | None:
        """The parsed file; None where it is no agent file.

        Args:
            path: absolute; the file need not exist.
            data: its bytes.
            all_rules: those that ``Options.only`` and ``Options.ignore`` leave out are run too.
            index: the names of all files.
            asked: the disk to ask in place of ``files``.
        """
        disk = asked or self.files
        # What is known of folders is known of this file only once it has asked for itself.
        read = Files(self._chosen_kind, self._own_fields, asked) if asked else self._read
        self._memo.leave_file()
        ctx = read.context(PurePath(path), decode(data), index=index, memo=self._memo, clock=disk.today)
        return Subject(data, ctx, self.linter(path, all_rules)) if ctx else None

    def _guarded(self, job: Job, index: Index | None) -> _Checked:
        try:
            found = self.files.read(job.path) if job.data is None else job.data
            if isinstance(found, Unreadable):
                return _Checked(unreadable(job.shown, found), evidence=Evidence(data_answer(found), ""))
            return self._report(job, found, index)
        except Exception:
            import logging

            logging.getLogger(__name__).exception("checking %s failed", job.path)
            return _Checked(broken(job.shown))

    def _report(self, job: Job, data: bytes, index: Index | None) -> _Checked:
        asked = Asked(self.files) if self.options.evidence and index is None and job.data is None else None
        subject = self.subject(job.path, data, index=index, asked=asked)
        if subject is None:
            return _Checked(FileReport(job.shown), evidence=_evidence(data, asked))
        ctx, report = subject.ctx, subject.linter.check(subject.ctx)
        fixed, made = self._repaired(job.path, report) if self.options.proofs else (None, frozenset())
        problems = tuple(report_finding(finding, ctx.doc.text, made) for finding in report.findings)
        steady = not any(problem.rule == INTERNAL_ERROR for problem in problems)
        evidence = _evidence(data, asked) if steady else None
        return _Checked(FileReport(job.shown, problems, ctx.kind.id), ctx, fixed, evidence)

    def _repaired(self, path: str, report: Report) -> tuple[Context | None, frozenset[Repair]]:
        """The file as a repair would leave it, and the fixes of the report that would be made; None for no change."""
        if self.settings(path).doubt or not any(fix.safe for finding in report.findings for fix in finding.fixes):
            return None, frozenset()
        from agentls.lint.fixing import fix_all

        linter = self.linter(path, all_rules=True)
        first = report if report.kept and report.kept.linter is linter else linter.check(report.ctx)
        fixed = fix_all(linter, report.ctx, lambda finding: self.options.wants(finding.rule), known=first)
        return (fixed.report.ctx if fixed.rounds else None), fixed.made(first)

    def _with(self, found: list[Finding], job: Job, report: FileReport) -> FileReport:
        data = self.files.read(job.path) if job.data is None else job.data
        if isinstance(data, Unreadable):
            return report
        text = decode(data)
        problems = (*report.problems, *(report_finding(finding, text, ()) for finding in found))
        return report._replace(problems=tuple(sorted(problems, key=lambda each: (each.place, each.rule))))

    def _chosen_kind(self, path: str) -> str | None:
        return self.options.kind or self.settings(path).settings.kind_for(path)

    def _own_fields(self, path: str, kind: str) -> tuple[OwnField, ...]:
        return self.settings(path).settings.fields.get(kind, ())

    def _asked(self, levels: Levels) -> Levels:
        """The levels with those rules on that are asked for by name."""
        asked = (rule for rule in ALL if rule.name in self.options.only and not levels.get(rule.name, rule.is_on))
        return {**levels, **{rule.name: rule.severity for rule in asked}} if self.options.only else levels

    def _chosen(self, levels: Levels) -> Levels:
        """The levels with the rules off that are not wanted."""
        unwanted = (rule.name for rule in ALL if not self.options.wants(rule.name))
        return {**levels, **dict.fromkeys(unwanted)}


class _Checked(NamedTuple):
    """What a check gives."""

    report: FileReport
    ctx: Context | None = None
    """The file; None where it is no agent file."""
    fixed: Context | None = None
    """The file as it would be repaired; None where it would not."""
    evidence: Evidence | None = None
    """See ``Looked``."""


def _evidence(data: bytes, asked: Asked | None) -> Evidence | None:
    text = written(asked.answers) if asked and asked.is_steady else None
    return None if text is None else Evidence(data_answer(data), text)


def _entry(ctx: Context) -> Entry:
    return ctx.entry._replace(links=())


def _names(entry: Entry) -> tuple[object, ...]:
    """What other files' names have a bearing on."""
    given = tuple((each.sort, each.name) for each in entry.definitions)
    return given, tuple((each.sort, each.name, each.where) for each in (*entry.mentions, *entry.calls))


def unreadable(shown: str, why: Unreadable) -> FileReport:
    """The report on a file or folder that cannot be read."""
    return FileReport(shown, (report_file_problem(UNREADABLE, Severity.ERROR, f"Cannot read the file: {why.reason}"),))


def broken(shown: str) -> FileReport:
    """The report on a file the checks do not survive."""
    message = "agentls crashed on this file; other files are not affected"
    return FileReport(shown, (report_file_problem(INTERNAL_ERROR, Severity.ERROR, message),))


def settings_report(loaded: Loaded, shown: str) -> FileReport:
    """The report on a settings file."""
    levels = loaded.settings.levels_for(loaded.path or "")
    leveled = ((finding, levels.get(finding.rule, finding.severity)) for finding in loaded.findings)
    found = [finding._replace(severity=level) for finding, level in leveled if level]
    return FileReport(shown, tuple(report_finding(finding, loaded.text, ()) for finding in found))
