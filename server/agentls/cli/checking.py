"""One run of ``agentls check``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agentls.cli.check_run import Summary, at_least, count_reports, reports
from agentls.cli.not_checked import exit_code, tell_unknown
from agentls.cli.output import Output
from agentls.finding import Severity

if TYPE_CHECKING:
    from agentls.cli.targets import Targets

NEVER = "never"


@dataclass(frozen=True)
class Mode:
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


def check(targets: Targets, mode: Mode) -> int:
    """Checks the targets and reports on them; the exit code."""
    summary = Summary()
    output = Output(mode.form, mode.color, mode.output_file, mode.quiet)
    found = reports(targets.checker, targets.checker.options, output.watch(targets.jobs()), mode.jobs)
    found = at_least(found, Severity[mode.min_severity.upper()])
    output.write(count_reports(found, summary, targets.named))
    output.close(summary, targets.missing)
    if not mode.quiet:
        for path in summary.unknown:
            tell_unknown(targets.checker, path, "checked")
    code = 2 if targets.missing else _code(summary, mode.fail_on)
    return exit_code(targets, code, bool(summary.checked or summary.faulty), mode.quiet)


def _code(summary: Summary, fail_on: str) -> int:
    worst = summary.worst
    return int(worst is not None and fail_on != NEVER and worst <= Severity[fail_on.upper()])
