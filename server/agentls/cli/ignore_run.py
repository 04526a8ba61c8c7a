"""Silences findings with comments in the files themselves."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import click
from msgspec import Struct, field
from msgspec.structs import replace

from agentls.cli import cross_file
from agentls.cli.checker import Job
from agentls.cli.messages import count
from agentls.cli.not_checked import exit_code
from agentls.cli.write_back import Caution, attempt, save, tell_missing, write_bytes
from agentls.ide.code_actions.suppress import ignore_here
from agentls.syntax import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from agentls.cli.checker import Checker
    from agentls.cli.report import FileReport
    from agentls.cli.targets import Targets
    from agentls.finding import Finding, Severity
    from agentls.lint.engine import Linter, Report
    from agentls.project.index import Index


class Ignoring(Struct, dict=True):
    """A run of ``agentls check --add-ignores``."""

    checker: Checker
    mildest: Severity
    """What is milder is let be."""
    failed: bool = False
    seen: int = 0
    """Agent files."""
    _index: Index | None = None
    _silenced: Counter[str] = field(default_factory=Counter)
    """Findings by rule."""
    _left: int = 0
    """Findings that no comment silences."""
    _files: int = 0

    @cached_property
    def caution(self) -> Caution:
        """Which files to leave alone."""
        return Caution(self.checker, "changed")

    def take(self, jobs: Iterable[Job | FileReport]) -> None:
        """Writes comments into files, when the names of all of them are known."""
        todo = [job for job in jobs if isinstance(job, Job)]
        self._index = cross_file.index_of(self.checker, todo) if self.checker.crosses else None
        for job in todo:
            if not self.caution.forbids(job):
                self.failed |= not attempt(self.checker.files, job, self._silence, "changed")

    def summary(self) -> str:
        """How it went."""
        number = sum(self._silenced.values())
        by_rule = ", ".join(f"{times} {rule}" for rule, times in sorted(self._silenced.items()))
        words = f"Silenced {count(number, 'finding')} in {count(self._files, 'file')}: {by_rule}." if number else ""
        left = f"No comment silences {count(self._left, 'finding')}; see `agentls check`." if self._left else ""
        return " ".join(filter(None, (words, left))) or "Nothing to silence."

    def _silence(self, job: Job, data: bytes) -> str:
        """Why no comments could be written; empty when they were, or need not be."""
        subject = self.checker.subject(job.path, data, all_rules=True, index=self._index)
        if subject is None:
            return ""
        self.seen += 1
        before = subject.linter.check(subject.ctx)
        after = silence(subject.linter, before, self._is_chosen)
        new = encode(after.ctx.doc.text)
        refused = self._write(job, data, new)
        if not refused:
            left = Counter(finding.rule for finding in after.findings if self._is_chosen(finding))
            self._silenced += Counter(finding.rule for finding in before.findings if self._is_chosen(finding)) - left
            self._left += left.total()
            self._files += new != data
        return refused

    def _write(self, job: Job, data: bytes, new: bytes) -> str:
        if job.data is not None:
            write_bytes(new)
            return ""
        return save(self.checker.files, job, data, new) if new != data else ""

    def _is_chosen(self, finding: Finding) -> bool:
        return finding.severity <= self.mildest and self.checker.options.wants(finding.rule)


def silence(linter: Linter, report: Report, select: Callable[[Finding], bool]) -> Report:
    """The report on the document with a comment for each selected finding that one silences; proven each by each.

    Args:
        linter: all rules, so that a comment which causes another rule's finding is seen.
        report: of the document before.
        select: which findings to silence.
    """
    # From the last to the first: a comment moves only what stands behind it.
    number = len(report.findings)
    while number := min(number, len(report.findings)):
        number -= 1
        finding = report.findings[number]
        edits = ignore_here(linter, report, finding) if select(finding) else ()
        if edits:
            report = linter.check(replace(report.ctx, doc=report.ctx.doc.edited(edits)), report)
    return report


def add_ignores(targets: Targets, mildest: Severity, quiet: bool) -> int:
    """Silences what is found in the targets, as far as it is not milder than ``mildest``; the exit code."""
    ignoring = Ignoring(targets.checker, mildest)
    ignoring.take(targets.jobs())
    tell_missing(targets)
    if ignoring.seen and not quiet:
        click.echo(ignoring.summary(), err=True)
    code = 2 if targets.missing or ignoring.caution.told else int(ignoring.failed)
    return exit_code(targets, code, bool(ignoring.seen or code), quiet)
