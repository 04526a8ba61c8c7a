"""Makes fixes and writes them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import click
from msgspec import Struct, field

from agentls.cli import cross_file
from agentls.cli.checker import Checker, Job, Options, Subject
from agentls.cli.messages import count, of_severity
from agentls.cli.not_checked import tell_unknown
from agentls.cli.report import FileReport, report_finding
from agentls.cli.write_back import Caution, attempt, save, show_diff, tell_missing, tell_problems, write_bytes
from agentls.finding import Severity
from agentls.lint.fixing import Fixed, fix_all
from agentls.syntax import encode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agentls.cli.baseline import Baseline
    from agentls.cli.targets import Targets
    from agentls.finding import Finding
    from agentls.project.index import Index


class Fixing(Struct, dict=True):
    """A run of ``agentls fix``."""

    checker: Checker
    options: Options
    unsafe: bool
    diff: bool
    """Show changes and make none."""
    quiet: bool
    named: set[str]
    """Files the user named themselves, as they are shown."""
    known: Baseline | None = None
    """What is left and known does not count."""
    index: Index | None = None
    """The names of all files; None where no rule asks for them."""
    _repaired: Counter[str] = field(default_factory=Counter)
    """Findings by rule."""
    _left: Counter[Severity] = field(default_factory=Counter)
    _offered: int = 0
    """Findings among them with fixes that a person has to choose."""
    _seen: int = 0
    """Agent files."""
    _files: int = 0
    """Files that were, or would be, changed."""
    _failed: bool = False

    @cached_property
    def caution(self) -> Caution:
        """Which files to leave alone."""
        return Caution(self.checker, "repaired")

    def take(self, jobs: Iterable[Job | FileReport]) -> None:
        """Repairs files, when the names of all of them are known."""
        todo = list(jobs) if self.checker.crosses else jobs
        if isinstance(todo, list):
            self.index = cross_file.index_of(self.checker, [job for job in todo if isinstance(job, Job)])
        for job in todo:
            self._take(job)

    def _take(self, job: Job | FileReport) -> None:
        """Repairs one file; says so when it cannot."""
        if not isinstance(job, Job):
            self._complain(job)
        elif not self.caution.forbids(job):
            self._failed |= not attempt(self.checker.files, job, self._repair, "repaired")
        elif job.data is not None and not self.diff:
            write_bytes(job.data)

    @property
    def looked(self) -> bool:
        """Whether there was any agent file, or something is wrong."""
        return bool(self._seen or self._failed or self._left or self.caution.told)

    def close(self, targets: Targets) -> int:
        """Says how it went; the exit code."""
        tell_missing(targets)
        if not self.quiet and not self.diff:
            self._summary()
        if targets.missing or self.caution.told:
            return 2
        if self.diff:
            return int(self._failed or self._files > 0)
        return int(self._failed or min(self._left, default=Severity.HINT) <= Severity.WARNING)

    def _repair(self, job: Job, data: bytes) -> str:
        """Why the file was not repaired; empty when it was, or need not be."""
        subject = self.checker.subject(job.path, data, all_rules=True, index=self.index)
        if subject is None:
            if job.data is not None:
                write_bytes(data)
            if job.shown in self.named:
                tell_unknown(self.checker, job.shown, "repaired")
            return ""
        self._seen += 1
        fixed = fix_all(subject.linter, subject.ctx, self._chosen, self.unsafe)
        new = encode(fixed.text)
        if self.index is not None and new != data:
            self.index.put(fixed.report.ctx.entry)
        refused = self._put(job, subject, fixed, new)
        if not refused:
            self._files += new != data
            self._repaired.update(finding.rule for finding in fixed.applied)
            self._count_left(job, fixed)
        return refused

    def _count_left(self, job: Job, fixed: Fixed) -> None:
        """Counts the findings that are left and not known."""
        left = filter(self._chosen, fixed.report.findings)
        problems = tuple(report_finding(finding, fixed.text, ()) for finding in left)
        report = FileReport(job.shown, problems, fixed.report.ctx.kind.id)
        for each in self.known.without_known([report]) if self.known else (report,):
            self._left.update(problem.severity for problem in each.problems)
            self._offered += sum(problem.is_unsafely_fixable for problem in each.problems)

    def _put(self, job: Job, subject: Subject, fixed: Fixed, new: bytes) -> str:
        """Shows or writes what was made of the file; why not, if not."""
        if self.diff:
            show_diff(job.shown, subject.ctx.doc.text.clean, fixed.text.clean)
        elif job.data is not None:
            write_bytes(new)
        elif new != subject.data:
            return save(self.checker.files, job, subject.data, new)
        return ""

    def _chosen(self, finding: Finding) -> bool:
        return self.options.wants(finding.rule)

    def _complain(self, report: FileReport) -> None:
        tell_problems(report)
        for problem in report.problems:
            self._left[problem.severity] += 1

    def _summary(self) -> None:
        repaired = sum(self._repaired.values())
        if repaired:
            what = ", ".join(f"{number} {rule}" for rule, number in sorted(self._repaired.items()))
            click.echo(f"Repaired {count(repaired, 'finding')} in {count(self._files, 'file')}: {what}.", err=True)
        left = [of_severity(severity, number) for severity, number in sorted(self._left.items())]
        if left:
            more = "" if self.unsafe or not self._offered else f" ({self._offered} repaired with --unsafe)"
            click.echo(f"Left: {', '.join(left)}{more}; see `agentls check`.", err=True)
        elif self.looked and not self._failed and not self.caution.told:
            click.echo("Nothing is left." if repaired else "Nothing to repair.", err=True)
