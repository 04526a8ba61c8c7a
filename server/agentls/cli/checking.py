"""One run of ``agentls check``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from agentls.cli.baseline_file import baseline_to_write, find_baseline
from agentls.cli.check_run import Summary, at_least, count_reports, reports
from agentls.cli.not_checked import exit_code, tell_unknown
from agentls.cli.output import Output
from agentls.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from agentls.cli.baseline import Baseline
    from agentls.cli.cache.looks import Looks
    from agentls.cli.cross_file import Done
    from agentls.cli.report import FileReport
    from agentls.cli.targets import Targets

NEVER = "never"


class Mode(Struct, frozen=True):
    """What is made of the findings; see the options of the command."""

    form: str
    color: str
    output_file: str | None
    fail_on: str
    """The label of a severity, or ``NEVER``."""
    min_severity: str
    """The label of the mildest severity that is reported."""
    quiet: bool
    jobs: int | None
    baseline: str | None
    """The file of known findings; None for the nearest one."""
    no_baseline: bool
    """Known findings are reported too."""

    def in_form(self, form: str) -> Mode:
        """The same with a report of another form."""
        return replace(self, form=form)

    @property
    def mildest(self) -> Severity:
        """The mildest severity that is reported."""
        return Severity[self.min_severity.upper()]


def check(targets: Targets, mode: Mode, looks: Looks | None = None, terminal: TextIO | None = None) -> int:
    """Checks the targets and reports on them; the exit code.

    Args:
        targets: the files.
        mode: what is made of the findings.
        looks: what is known of the files.
        terminal: where to say how far it is; None for standard error.
    """
    summary = Summary()
    known = None if mode.no_baseline else find_baseline(targets.checker.files, mode.baseline)
    output = Output(mode.form, mode.color, mode.output_file, mode.quiet, terminal or sys.stderr)
    found = _find(targets, mode, looks, output.watch, known)
    output.write(count_reports(found, summary, targets.named))
    summary.known = known.used if known else 0
    output.close(summary, targets.missing)
    if not mode.quiet:
        _tell(targets, summary, known)
    code = 2 if targets.missing else _code(summary, mode.fail_on)
    return exit_code(targets, code, bool(summary.checked or summary.faulty), mode.quiet)


def learn(targets: Targets, mode: Mode, looks: Looks | None = None, _: TextIO | None = None) -> int:
    """Takes all that is found for known from now on; the exit code."""
    from agentls.cli.known import renew
    from agentls.cli.write_back import tell_missing

    summary = Summary()
    known = baseline_to_write(targets.checker.files, mode.baseline)
    renew(targets.checker, known, count_reports(_find(targets, mode, looks), summary, targets.named))
    tell_missing(targets)
    return exit_code(targets, 2 if targets.missing else 0, bool(summary.checked), mode.quiet)


def _find(
    targets: Targets,
    mode: Mode,
    looks: Looks | None,
    watch: Callable[[Iterable[Done]], Iterable[Done]] = iter,
    known: Baseline | None = None,
) -> Iterable[FileReport]:
    """The reports on the targets, without what is known or too mild."""
    found = reports(targets.checker, targets.jobs(), mode.jobs, looks, watch)
    return at_least(known.without_known(found) if known else found, mode.mildest)


def _tell(targets: Targets, summary: Summary, known: Baseline | None) -> None:
    """Says on standard error what the user may have expected otherwise."""
    for path in summary.unknown:
        tell_unknown(targets.checker, path, "checked")
    if known:
        from agentls.cli.known import tell_stale

        tell_stale(targets.checker, known)


def _code(summary: Summary, fail_on: str) -> int:
    worst = summary.worst
    return int(worst is not None and fail_on != NEVER and worst <= Severity[fail_on.upper()])
