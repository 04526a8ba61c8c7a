"""Formats files and writes them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from agentls.cli.checker import UNREADABLE, Checker, Job
from agentls.cli.messages import count, show_path
from agentls.cli.not_checked import tell_unknown
from agentls.cli.write_back import Caution, attempt, save, show_diff, tell_missing, tell_problems, write_bytes
from agentls.ide.formatting import format_file
from agentls.syntax import encode

if TYPE_CHECKING:
    from agentls.cli.checker import Subject
    from agentls.cli.report import FileReport
    from agentls.cli.targets import Targets
    from agentls.ide.formatting import Formatted


class Formatting(Struct, dict=True):
    """A run of ``agentls format``."""

    checker: Checker
    check: bool
    """Name the files that would change and change none."""
    diff: bool
    """Show changes and make none."""
    quiet: bool
    named: set[str]
    """Files the user named themselves, as they are shown."""
    _changed: int = 0
    """Files that were, or would be, changed."""
    _in_order: int = 0
    _left_alone: int = 0
    _failed: bool = False

    @cached_property
    def caution(self) -> Caution:
        """Which files to leave alone."""
        return Caution(self.checker, "formatted")

    def take(self, job: Job | FileReport) -> None:
        """Formats one file; says so when it cannot."""
        if not isinstance(job, Job):
            self._complain(job)
        elif not self.caution.forbids(job):
            self._failed |= not attempt(self.checker.files, job, self._format, "formatted")
        elif job.data is not None and not (self.check or self.diff):
            write_bytes(job.data)

    @property
    def looked(self) -> bool:
        """Whether there was any agent file, or something is wrong."""
        return bool(self._changed or self._in_order or self._left_alone or self._failed or self.caution.told)

    def close(self, targets: Targets) -> int:
        """Says how it went; the exit code."""
        tell_missing(targets)
        if not self.quiet and not self.diff:
            self._summary()
        if targets.missing or self._failed or self.caution.told:
            return 2
        return int((self.check or self.diff) and self._changed > 0)

    def _format(self, job: Job, data: bytes) -> str:
        """Why the file was not formatted though it should be; empty when it was, or need not be."""
        subject = self.checker.subject(job.path, data, all_rules=True)
        if subject is None:
            if job.data is not None and not (self.check or self.diff):
                write_bytes(data)
            if job.shown in self.named:
                tell_unknown(self.checker, job.shown, "formatted")
            return ""
        formatted = format_file(subject.ctx, sort_keys=self.checker.settings(job.path).settings.sort_keys)
        changed = formatted.text is not subject.ctx.doc.text
        refused = self._put(job, subject, formatted, changed)
        if not refused:
            self._count(job, formatted, changed)
        return refused

    def _put(self, job: Job, subject: Subject, formatted: Formatted, changed: bool) -> str:
        """Shows or writes what was made of the file; why not, if not."""
        if self.diff:
            show_diff(job.shown, subject.ctx.doc.text.clean, formatted.text.clean)
        elif self.check:
            if changed and not self.quiet:
                click.echo(f"Would format {show_path(job.shown)}")
        elif job.data is not None:
            write_bytes(encode(formatted.text))
        elif changed:
            return save(self.checker.files, job, subject.data, encode(formatted.text))
        return ""

    def _count(self, job: Job, formatted: Formatted, changed: bool) -> None:
        if formatted.refused:
            self._left_alone += 1
            if not self.quiet:
                click.echo(f"agentls: {show_path(job.shown)} was left alone: {formatted.refused}", err=True)
        elif changed:
            self._changed += 1
        else:
            self._in_order += 1

    def _complain(self, report: FileReport) -> None:
        tell_problems(report)
        for problem in report.problems:
            self._failed = self._failed or problem.rule == UNREADABLE

    def _summary(self) -> None:
        left = f", {count(self._left_alone, 'file')} left alone" if self._left_alone else ""
        if self.check and self._changed:
            words = f"{count(self._changed, 'file')} to format, {self._in_order} in order{left}."
        elif self._changed:
            words = f"Formatted {count(self._changed, 'file')}, {self._in_order} in order{left}."
        elif self._in_order or left:
            words = f"{count(self._in_order, 'file')} in order{left}."
        else:
            return
        click.echo(words, err=True)
